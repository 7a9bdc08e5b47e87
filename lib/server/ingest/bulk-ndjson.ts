import { doubledFieldIssue } from '../../core/doubled-field'
import type { DraftContext } from '../../core/draft'
import { type Issue, issue } from '../../core/issue'
import { Fault } from '../fault'
import type { Principal } from '../principal'
import { admitDraft } from './admit'
import type { BulkItem } from './bulk'
import { type BulkInputLine, LINE_LIMIT, LineCutter } from './bulk-lines'

/**
 * Reads NDJSON as drafts, a batch for each chunk. Each line stands alone: a bad one leaves its neighbours untouched.
 * @throws after the last line where the source breaks off, or ends within a line.
 */
export async function* readNdjson(source: AsyncIterable<Buffer>, context: DraftContext, by: Principal): AsyncGenerator<BulkItem[]> {
  const cutter = new LineCutter()
  const read = (line: BulkInputLine) => readLine(line, context, by)
  let broken: { thrown: unknown } | null = null
  try {
    for await (const chunk of source) yield cutter.cut(chunk).map(read)
  } catch (thrown) {
    broken = { thrown }
  }
  const last = cutter.end().map(read)
  yield last
  if (broken?.thrown instanceof Fault) throw broken.thrown
  if (broken) throw new Fault('invalid', 'the stream was cut off; what came before was taken', { cause: broken.thrown })
  if (last.some((item) => 'issues' in item)) throw new Fault('invalid', 'the stream ends within a line; what came before was taken')
}

function readLine({ line, text, fault }: BulkInputLine, context: DraftContext, by: Principal): BulkItem {
  if (fault === 'too-long')
    return { line, text, issues: [issue('', 'too_long', `the line is longer than ${LINE_LIMIT.toLocaleString('en')} bytes`)] }
  if (fault === 'encoding') return { line, text, issues: [issue('', 'encoding', 'the line is not valid UTF-8; encode it anew')] }
  let input: unknown
  try {
    input = JSON.parse(text)
  } catch (error) {
    return { line, text, issues: [notJson(error)] }
  }
  const doubled = doubledFieldIssue(text, input)
  if (doubled) return { line, text, issues: [doubled] }
  const parsed = admitDraft(input, context, by)
  return parsed.ok ? { line, draft: parsed.value } : { line, text, issues: parsed.issues }
}

function notJson(error: unknown): Issue {
  return issue('', 'json', `the line is not JSON: ${(error as Error).message}`)
}
