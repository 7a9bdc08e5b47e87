import { describe, expect, it } from 'vitest'
import { signInPath, signInTarget } from './sign-in-target'

describe('the way on from the sign-in', () => {
  it('leads to the picture that was asked for', () => {
    const asked = '/log?exercise=true&q=ferry+%26+port&map=24.7,59.4,6'
    const params = new URL(signInPath(asked), 'http://here').searchParams
    expect(signInTarget(params.get('to'))).toBe('/log?exercise=true&q=ferry+%26+port&map=24.7%2C59.4%2C6')
    expect(signInPath('/people?_rsc=1x2')).toBe('/sign-in?to=%2Fpeople')
    expect(signInPath('/')).toBe('/sign-in')
    expect(signInPath(null)).toBe('/sign-in')
  })

  it.each([
    'https://example.org/',
    '//example.org/x',
    '/\\\\example.org',
    'javascript:alert(1)',
    '\t//example.org',
    '/.//example.org',
    '/x/..//example.org',
    'blob:http://here//example.org',
    'blob:http://here/x',
    'http://here/x',
    '/\t/example.org',
    'x',
    '',
    undefined,
    ['/log', '/x'],
  ])('never leaves this server: %j', (to) => {
    expect(signInTarget(to)).toBe('/')
  })
})
