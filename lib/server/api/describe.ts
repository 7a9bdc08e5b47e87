import { describeApi } from '../../wire/openapi'
import type { Door } from './door'

let text: string | null = null

/** `/openapi.json`: the description of every door, made once. */
export const describeDoors: Door[] = [
  {
    method: 'GET',
    path: '/openapi.json',
    role: 'anonymous',
    async handle() {
      text ??= JSON.stringify(describeApi())
      return { status: 200, headers: { 'content-type': 'application/json', 'cache-control': 'public, max-age=300' }, body: text }
    },
  },
]
