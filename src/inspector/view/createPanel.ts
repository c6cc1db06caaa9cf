import { isTestId } from '../../protocol/testId.js'
import type { Model } from '../Model.js'
import { isPreview, PREVIEWS, type Preview } from '../previews.js'
import { adviceSection, allAdvice } from '../sections/advice.js'
import { blocksSection } from '../sections/blocks.js'
import { eventsSection } from '../sections/events.js'
import { experimentsSection } from '../sections/experiments.js'
import { sendingSection } from '../sections/sending.js'
import { shopperSection } from '../sections/shopper.js'
import { element } from './element.js'
import { grapes } from './grapes.js'
import { type Entry, reconcile } from './reconcile.js'
import { STYLE } from './style.js'

const TAG = 'grapevine-inspector'

interface Section {
  name: string
  entries(model: Model): Entry[]
  /** Stands beside the name. */
  count?(model: Model): number
  isAlarming_?: true
}

const SECTIONS: Section[] = [
  { name: 'To mend', entries: adviceSection, count: model => allAdvice(model).length, isAlarming_: true },
  { name: 'Events', entries: eventsSection, count: ({ journal }) => journal.told.length },
  { name: 'Blocks', entries: blocksSection, count: ({ blocks }) => blocks.hosts().length },
  { name: 'Sending', entries: sendingSection, count: ({ books }) => books?.waiting ?? 0 },
  { name: 'Shopper', entries: shopperSection },
  { name: 'Experiments', entries: experimentsSection },
]

/** What can be done in the panel beside looking. */
export interface PanelActions {
  preview(preview: Preview | undefined): void
  /** Ends debugging in this browser. */
  end(): void
  /** Takes the panel away from this page. */
  close(): void
}

export interface Panel {
  host: HTMLElement
  /** Shows what is so now. */
  update(model: Model): void
  remove(): void
}

/** Draws the inspector into the page: by DOM calls, in a shadow root, with a style sheet that no content policy is asked about. */
export function createPanel(frame: HTMLElement, actions: PanelActions): Panel {
  if (!customElements.get(TAG)) customElements.define(TAG, class extends HTMLElement {})
  const host = document.createElement(TAG)
  host.setAttribute('popover', 'manual')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLE)
  root.adoptedStyleSheets = [sheet]

  let chosen = 1
  let latest: Model | undefined
  const body = element('div', { class: 'body', role: 'tabpanel', id: 'body', tabindex: '0' })
  const counts = SECTIONS.map(({ isAlarming_ }) =>
    element('i', { class: isAlarming_ ? 'warn' : undefined, hidden: true }),
  )
  const tabs = SECTIONS.map(({ name }, i) =>
    element(
      'button',
      { type: 'button', role: 'tab', 'aria-controls': 'body', onclick: () => choose(i) },
      name,
      counts[i],
    ),
  )
  const choose = (i: number) => {
    chosen = (i + tabs.length) % tabs.length
    body.scrollTop = 0
    body.replaceChildren()
    if (latest) update(latest)
    tabs[chosen]!.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  const nav = element(
    'nav',
    {
      role: 'tablist',
      'aria-label': 'Sections',
      onkeydown: event => {
        const { key } = event as KeyboardEvent
        const step = { ArrowRight: 1, ArrowLeft: -1, Home: -chosen, End: tabs.length - 1 - chosen }[key]
        if (step === undefined) return
        event.preventDefault()
        choose(chosen + step)
        tabs[chosen]!.focus()
      },
    },
    ...tabs,
  )
  const chip = element('span', { class: 'chip' })
  const select = element(
    'select',
    { onchange: () => actions.preview(isPreview(select.value) ? select.value : undefined) },
    element('option', { value: '' }, 'as they are'),
    ...Object.entries(PREVIEWS).map(([name, meaning]) => element('option', { value: name, title: meaning }, name)),
  )
  const fold = (isFolded: boolean) => {
    panel.hidden = isFolded
    pill.hidden = !isFolded
    ;(isFolded ? pill : tabs[chosen]!).focus()
  }
  const panel = element(
    'section',
    {
      class: 'panel',
      'aria-label': 'Grapevine inspector',
      onkeydown: event => {
        if ((event as KeyboardEvent).key === 'Escape') fold(true)
      },
    },
    element(
      'header',
      {},
      grapes() as unknown as HTMLElement,
      element('h2', {}, 'Grapevine'),
      chip,
      element(
        'button',
        {
          type: 'button',
          class: 'icon',
          'aria-label': 'Move to the other side',
          onclick: () => all.classList.toggle('moved'),
        },
        '⇄',
      ),
      element('button', { type: 'button', class: 'icon', 'aria-label': 'Make small', onclick: () => fold(true) }, '–'),
      element(
        'button',
        { type: 'button', class: 'icon', 'aria-label': 'Close on this page', onclick: actions.close },
        '×',
      ),
    ),
    nav,
    body,
    element(
      'footer',
      {},
      element('label', {}, 'Show blocks', select),
      element('button', { type: 'button', class: 'end', onclick: actions.end }, 'End debugging'),
    ),
  )
  const pillText = element('span')
  const pill = element(
    'button',
    { type: 'button', class: 'pill', hidden: true, onclick: () => fold(false) },
    grapes() as unknown as HTMLElement,
    pillText,
  )
  const all = element('div', {}, frame, panel, pill)
  root.append(all)
  // In front of everything, whatever the shop stacks up; where there is no such layer, by its number.
  document.documentElement.append(host)
  host.showPopover?.()

  const update = (model: Model) => {
    latest = model
    SECTIONS.forEach(({ count, isAlarming_ }, i) => {
      const n = count?.(model) ?? 0
      counts[i]!.textContent = `${n}`
      counts[i]!.hidden = n === 0
      if (isAlarming_) pillText.textContent = n > 0 ? `${n} to mend` : 'Inspector'
      tabs[i]!.setAttribute('aria-selected', `${i === chosen}`)
      tabs[i]!.tabIndex = i === chosen ? 0 : -1
    })
    const isTest = isTestId(model.tracker.state.pageView)
    chip.textContent = isTest ? 'test traffic' : 'not a test'
    chip.classList.toggle('off', !isTest)
    select.value = model.preview ?? ''
    select.classList.toggle('on', model.preview !== undefined)
    body.setAttribute('aria-label', SECTIONS[chosen]!.name)
    reconcile(body, SECTIONS[chosen]!.entries(model))
  }
  return { host, update, remove: () => host.remove() }
}
