/* A small React shop: what a server renders and a browser takes over. */
import { createElement as h, StrictMode, useEffect, useRef, useState } from 'react'
import {
  GrapevineBlock,
  GrapevineProvider,
  usePageView,
  useRecommendations,
  useTracker,
} from '../../src/react/index.js'

const Own = ({ count }) => {
  const { items, isLoading, impression, link } = useRecommendations({
    type: 'bestsellers',
    placement: 'own',
    limit: count,
  })
  if (isLoading) return h('p', { id: 'loading' }, 'Loading')
  return h(
    'ul',
    { id: 'own', ref: impression },
    items.map(item =>
      h(
        'li',
        { key: item.id },
        h(
          'a',
          {
            ...link(item),
            onClickCapture: event => event.preventDefault(),
          },
          item.image && h('img', { src: item.image, alt: '' }),
          item.title,
          item.brand,
          item.strategy,
          item.support,
          item.availability,
          `${item.rating}`,
          `${item.reviews}`,
          item.price?.currency,
        ),
      ),
    ),
  )
}

const Route = ({ id, type }) => {
  const tracker = useTracker()
  useEffect(() => {
    tracker?.event('view_item', { items: [{ item_id: id }] })
  }, [tracker, id])
  usePageView({ type, title: `The ${id}` })
  return h('h1', null, id)
}

const Page = ({ html, count, placements, more, element, route }) => {
  const [added, setAdded] = useState('')
  const first = useRef(null)
  useEffect(() => {
    window.first = first
  }, [])
  return h(
    'main',
    null,
    h('p', { id: 'added' }, added),
    h(GrapevineBlock, {
      ref: first,
      type: 'also-bought',
      item: ['X'],
      limit: 6,
      html,
      className: 'mine',
      show: ['cart'],
      onAdd: ({ item }) => setAdded(before => `${before}${item.id} `),
      ...more,
      ...(more?.isOwn && { renderCard: item => h('b', { className: 'react-card' }, item.id) }),
    }),
    placements.map(placement =>
      h(GrapevineBlock, {
        key: placement,
        type: 'trending',
        placement,
        limit: count,
        min: 1,
        renderCard: (item, content) =>
          h(
            'a',
            { className: 'react-card', href: content.url || undefined },
            content.image && h('img', { src: content.image, alt: '' }),
            content.title,
            content.brand,
            content.why,
            content.rating,
            item.id,
          ),
      }),
    ),
    h(Own, { count }),
    route && h(Route, route),
    element && h('grapevine-block', element),
  )
}

/** The app. `create` answers its tracker; on a server it is never called. */
export const App = ({ create, isBare, ...props }) =>
  h(StrictMode, null, isBare ? h(Page, props) : h(GrapevineProvider, { create }, h(Page, props)))
