import type { Services } from '../services'
import { EXERCISE_CONTROL, loadScenario, startTrickle } from './exercise'
import { readTowns } from './places'

/** Where the committed gazetteer lies; the process is started in the root of the project. */
const PLACES = 'public/geo/places.json'

/** Loads the fictional scenario where the exercise lane is empty, then lets incidents come in live; resolves to the way to stop. */
export async function runExercise({ recorder, readerFor, logger }: Pick<Services, 'recorder' | 'readerFor' | 'logger'>): Promise<() => void> {
  const parts = {
    recorder,
    reader: readerFor(EXERCISE_CONTROL),
    towns: await readTowns(PLACES),
    now: Date.now,
    onError: (err: unknown) => logger.error({ err }, 'an incident of the exercise could not be recorded'),
  }
  const recorded = await loadScenario(parts)
  if (recorded > 0) logger.info({ recorded }, 'the exercise scenario is loaded')
  return startTrickle(parts)
}
