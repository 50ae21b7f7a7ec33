import { expect, test } from 'vitest'
import { treeOf } from './tree.ts'

test('indentation, the order of attributes and comments make no difference', () => {
  expect(treeOf('<p  id="a"\n class=" x  y ">\n  Words\n</p><!-- note -->')).toEqual(
    treeOf('<p class="x y" id="a">Words</p>'),
  )
})

test('a space between words and an element beside them does', () => {
  expect(treeOf('<p><b>Error:</b> Enter</p>')).not.toEqual(treeOf('<p><b>Error:</b>Enter</p>'))
})

test('a missing attribute, another word or an element too many is a difference', () => {
  const one = treeOf('<p id="a">Words</p>')
  expect(treeOf('<p>Words</p>')).not.toEqual(one)
  expect(treeOf('<p id="a">Word</p>')).not.toEqual(one)
  expect(treeOf('<p id="a">Words<br></p>')).not.toEqual(one)
})

test('the first newline of a textarea is not part of its value, the second is', () => {
  expect(treeOf('<textarea>\nOne</textarea>')).toEqual(treeOf('<textarea>One</textarea>'))
  expect(treeOf('<textarea>\n\nOne</textarea>')).not.toEqual(treeOf('<textarea>One</textarea>'))
})
