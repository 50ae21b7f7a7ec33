import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { emptyBrief, longestBrief } from '../../../../test/longest-brief.ts'
import { filesOfZip } from '../../../../test/zip-files.ts'
import { sheetOf } from '../../brief/sheet.ts'
import type { SheetOf } from '../../brief/sheet-of.ts'
import { type Addresses, wordFile } from './word-file.ts'

const base = 'https://goodmeasure.wrenshire.example'
const addresses: Addresses = {
  figure: (key) => `${base}/staff/briefs/1/figures/${key}`,
  commitment: (contract, commitment) => `${base}/staff/contracts/${contract}/commitments/${commitment}`,
  delivery: (delivery) => `${base}/staff/verify/${delivery}`,
  onPaper: 'goodmeasure.wrenshire.example/b/1/',
}

const written = (brief: SheetOf) => wordFile({ sheet: sheetOf(brief), author: brief.authority, addresses })

/** Every part of the file as text, by its name. */
async function partsOf(brief: SheetOf): Promise<Map<string, string>> {
  const files = filesOfZip(await written(brief))
  return new Map([...files].map(([name, bytes]) => [name, bytes.toString('utf8')]))
}

const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length

describe('the Word file of a brief', () => {
  test('holds XML that is well formed, and no mark that a document may not have', async () => {
    const brief = longestBrief()
    brief.words.opening = 'Bread & butter <b>bold</b> \u0001\uD800 “quoted”'
    const parts = await partsOf(brief)
    const names = [...parts.keys()]
    expect(names).toEqual(
      expect.arrayContaining([
        '[Content_Types].xml',
        'word/document.xml',
        'word/styles.xml',
        'docProps/core.xml',
      ]),
    )
    for (const [name, text] of parts) {
      const open: string[] = []
      for (const [, closing, tag, self] of text.matchAll(/<(\/?)([A-Za-z][\w:.-]*)[^<>]*?(\/?)>/g)) {
        if (closing) expect([name, open.pop()]).toEqual([name, tag])
        else if (!self) open.push(tag!)
      }
      expect([name, open]).toEqual([name, []])
      // oxlint-disable-next-line no-control-regex -- these signs are what must not be there
      expect(text).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/)
    }
    expect(parts.get('word/document.xml')).toContain('Bread &amp; butter &lt;b&gt;bold&lt;/b&gt;')
  })

  test('says what it is: title, author, English; headings, header rows, numbered pages', async () => {
    const brief = longestBrief()
    const parts = await partsOf(brief)
    const document = parts.get('word/document.xml')!
    const core = parts.get('docProps/core.xml')!
    expect(core).toContain(sheetOf(brief).title)
    expect(core).toContain(`<dc:creator>${brief.authority}</dc:creator>`)
    expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>')
    expect(count(document, /<w:pStyle w:val="Title"\/>/g)).toBe(1)
    expect(count(document, /<w:pStyle w:val="Heading1"\/>/g)).toBe(5)
    const tables = count(document, /<w:tbl>/g)
    expect(tables).toBe(3)
    expect(count(document, /<w:tblHeader\/>/g)).toBe(tables)
    expect(count(document, /<w:cantSplit\/>/g)).toBe(count(document, /<w:tr>|<w:tr /g))
    expect(count(document, /<w:pageBreakBefore\/>/g)).toBe(1)
    const footer = [...parts].find(([name]) => /^word\/footer\d+\.xml$/.test(name))![1]
    expect(footer).toContain('NUMPAGES')
    expect(parts.get('word/styles.xml')).toContain('w:ascii="Arial"')
    expect([...parts.keys()].some((name) => name.includes('media') || /\.(odttf|ttf)$/.test(name))).toBe(
      false,
    )
  })

  test('leads from each figure, promise and story to its record, by its whole address', async () => {
    const brief = longestBrief()
    const parts = await partsOf(brief)
    const targets = [...parts.get('word/_rels/document.xml.rels')!.matchAll(/Target="(http[^"]*)"/g)].map(
      ([, target]) => target!,
    )
    expect(targets).toContain(addresses.figure('due'))
    expect(targets).toContain(addresses.figure('not-met.voluntary'))
    expect(targets).toContain(addresses.delivery(brief.words.stories[0]!.delivery))
    const { contractId, commitmentId } = sheetOf(brief).late.rows[0]!
    expect(targets).toContain(addresses.commitment(contractId, commitmentId))
    expect(targets.every((target) => target.startsWith(base))).toBe(true)
    expect(parts.get('word/document.xml')).toContain('goodmeasure.wrenshire.example/b/1/')
  })
})

const places = [
  '/usr/bin/soffice',
  '/usr/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
]
const office = places.find(existsSync)
const whyNot = office
  ? ''
  : ` (left out: there is no LibreOffice on this machine, looked for ${places.join(', ')})`

describe.skipIf(!office)(`opened in LibreOffice${whyNot}`, () => {
  test.each([
    ['with as much as there can be', longestBrief()],
    ['with as many short rows as there can be', longestBrief({ letters: 20 })],
    ['with rows of middling length', longestBrief({ letters: 90 })],
    ['with nothing due', emptyBrief()],
  ])(
    'it has two pages: %s',
    async (_, brief) => {
      const folder = mkdtempSync(join(tmpdir(), 'gm-word-'))
      try {
        writeFileSync(join(folder, 'brief.docx'), await written(brief))
        const profile = `-env:UserInstallation=file://${folder}/profile`
        const convert = ['--headless', '--convert-to', 'pdf:writer_pdf_Export', '--outdir', folder]
        execFileSync(office!, [profile, ...convert, join(folder, 'brief.docx')], { stdio: 'ignore' })
        const pdf = readFileSync(join(folder, 'brief.pdf'), 'latin1')
        expect(count(pdf, /\/Type\s*\/Page\b(?!s)/g)).toBe(2)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
    120_000,
  )
})
