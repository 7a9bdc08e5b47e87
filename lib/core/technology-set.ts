import { TECHNOLOGIES, type Technology } from './taxonomy'

/** A set of technologies as one number: the bit of a technology is its code. */
export function technologyBits(technologies: readonly Technology[]): number {
  return technologies.reduce((bits, technology) => bits | (1 << TECHNOLOGIES.indexOf(technology)), 0)
}
