import fc from 'fast-check'
import { expect, it } from 'vitest'
import { doubledFieldIssue } from './doubled-field'

const pointerIn = (text: string) => doubledFieldIssue(text, JSON.parse(text))?.pointer

it.each([
  ['{"a":1,"a":1}', '/a'],
  ['{"a" : 1, "b":{"c":[0,{"d":1,\n"d"\t:2}]}}', '/b/c/1/d'],
  ['{"kind":"cyber","\\u006bind":"sabotage"}', '/kind'],
  ['{"a/b~c":1,"a/b~c":2}', '/a~1b~0c'],
  ['{"__proto__":1,"__proto__":2}', '/__proto__'],
  ['[{"a":1},{"a":1,"x":"\\"a\\":","a":3}]', '/1/a'],
  ['{"":1,"":2}', '/'],
])('finds the field that %s names twice', (text, pointer) => {
  expect(pointerIn(text)).toBe(pointer)
})

it.each(['{"a":{"a":1},"b":[{"a":1},{"a":1}]}', '{"a":"\\"a\\":1,\\"a\\":","b":"\\\\"}', '"a"', '[]', '{"a":"\\\\","b":":"}'])(
  'finds none in %s',
  (text) => expect(pointerIn(text)).toBeUndefined(),
)

it('finds none in what was written from a value, and one where any object is given a field again', () => {
  const signs = fc.string({ unit: fc.constantFrom('a', '"', ':', '\\', '{', ',', ' ', '~', '/'), maxLength: 4 })
  const values = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, signs, fc.integer(), fc.array(tie('value'), { maxLength: 3 }), tie('object')),
    object: fc.dictionary(signs, tie('value'), { maxKeys: 4 }),
  })).object as fc.Arbitrary<Record<string, unknown>>
  fc.assert(
    fc.property(values, fc.constantFrom(0, 1), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      expect(pointerIn(text)).toBeUndefined()
      const [first] = Object.keys(value)
      if (first === undefined) return
      const again = `${text.trimEnd().slice(0, -1)},${JSON.stringify(first)}:0}`
      expect(pointerIn(again)).toBe(`/${first.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    }),
  )
})

it('is not harmed by depth', () => {
  const deep = (inner: string) => `${'{"a":'.repeat(100_000)}${inner}${'}'.repeat(100_000)}`
  expect(pointerIn(deep('1'))).toBeUndefined()
  expect(pointerIn(deep('{"b":1,"b":1}'))?.length).toBe(200)
})
