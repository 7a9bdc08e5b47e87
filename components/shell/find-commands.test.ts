import { describe, expect, it } from 'vitest'
import { findCommands } from './find-commands'

const COMMANDS = [
  { group: 'do', label: 'Log an incident' },
  { group: 'do', label: 'All keys' },
  { group: 'go', label: 'About' },
  { group: 'country', label: 'Côte d’Ivoire' },
  { group: 'country', label: 'Lithuania' },
] as const

/** Names of what is found, group by group. */
const namesOf = (search: string) => findCommands(COMMANDS, search).map((group) => group.map(({ label }) => label))

describe('findCommands', () => {
  it('gives all in their groups where nothing is typed', () => {
    expect(namesOf('')).toEqual([['Log an incident', 'All keys'], ['About'], ['Côte d’Ivoire', 'Lithuania']])
  })

  it('puts the nearest first: a beginning, then a word within, then any place', () => {
    expect(namesOf('a')).toEqual([['All keys', 'Log an incident'], ['About'], ['Lithuania']])
  })

  it('puts the group first that holds the nearest', () => {
    expect(namesOf('li')).toEqual([['Lithuania']])
    expect(namesOf('l')).toEqual([['Log an incident', 'All keys'], ['Lithuania']])
    expect(namesOf('ab')).toEqual([['About']])
  })

  it('does without accents and capitals, and finds nothing in letters strewn over a name', () => {
    expect(namesOf('COTE')).toEqual([['Côte d’Ivoire']])
    expect(namesOf('ltn')).toEqual([])
  })
})
