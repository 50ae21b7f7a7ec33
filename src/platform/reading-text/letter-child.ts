import { readFile } from 'node:fs/promises'
import { partOf } from '../reading-workbooks/packed-size.ts'
import { mostLetters, type ReadText } from './read-text.ts'

const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/*
 * A process of its own: it tells the words of a Word file and its tables, up to so many letters, and keeps nothing. A file that it
 * can't read has none.
 */
const part = await partOf(await readFile(process.argv[2]!), 'word/document.xml', mostLetters * 8)
process.stdout.write(JSON.stringify(textOf(part?.toString('utf8') ?? '')))

function textOf(xml: string): ReadText {
  const tables = [...xml.matchAll(/<w:tbl>[\s\S]*?(?:<\/w:tbl>|$)/g)].map(([table]) =>
    [...table.matchAll(/<w:tr[ >][\s\S]*?(?:<\/w:tr>|$)/g)].map(([row]) =>
      [...row.matchAll(/<w:tc>[\s\S]*?(?:<\/w:tc>|$)/g)].map(([cell]) => wordsOf(cell).trim()),
    ),
  )
  return { words: wordsOf(xml).slice(0, mostLetters), tables }
}

function wordsOf(xml: string): string {
  return xml
    .replaceAll(/<w:(?:br|tab)\b[^>]*>/g, ' ')
    .replaceAll(/<\/w:p>/g, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => named[name]!)
    .replaceAll(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_, hex: string, number: string) => {
      const code = hex ? parseInt(hex, 16) : Number(number)
      return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    })
}
