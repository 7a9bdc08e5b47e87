'use client'

import { useSearchParams } from 'next/navigation'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { readSides } from '@/lib/core/lens/sides'
import type { Session } from '@/lib/wire/protocol'
import { EngineClient } from './engine-client'
import { LastLook } from './last-look'
import { LiveContext } from './live-context'
import { Outbox } from './outbox'
import { UrlStore } from './url-store'

/**
 * Starts the engine and holds the state of the screen for everything inside.
 * `initialExercise`: an address that names no lane means the exercise (and is made to say so).
 */
export function LiveProvider(props: { session: Session; initialExercise: boolean; children: ReactNode }) {
  const search = useSearchParams().toString()
  const [engine] = useState(() => new EngineClient())
  const [url] = useState(() => new UrlStore(search, props.initialExercise, engine.blocsAt))
  const outbox = useMemo(() => new Outbox(props.session.id), [props.session.id])
  const lastLook = useMemo(() => new LastLook(props.session.id), [props.session.id])
  const live = useMemo(() => ({ engine, url, outbox, lastLook, session: props.session }), [engine, url, outbox, lastLook, props.session])

  useEffect(() => engine.start(), [engine])
  useEffect(() => outbox.start(engine.link), [outbox, engine])
  useEffect(() => lastLook.start(engine.link), [lastLook, engine])
  useEffect(() => url.adopt(search), [url, search])
  useEffect(() => {
    const look = () => {
      const { query, at } = url.query.get()
      // A bloc of which nobody knows yet who counts in it would make an empty picture.
      if (query.bloc.length === 0 || engine.blocsAt(at) !== null) engine.look(query, at)
    }
    const learn = () => {
      url.reread()
      look()
    }
    look()
    const leave = [url.query.subscribe(look), engine.lenses.subscribe(learn), engine.draft.subscribe(url.reread)]
    return () => {
      for (const stop of leave) stop()
    }
  }, [engine, url])
  useEffect(() => {
    const compare = () => engine.compare(readSides(new URLSearchParams(url.params.get()).get('sides')))
    compare()
    return url.params.subscribe(compare)
  }, [engine, url])
  useEffect(() => url.flush, [url])

  return <LiveContext value={live}>{props.children}</LiveContext>
}
