import type { Settings } from '../defaults.js'
import { NumberTable } from '../math/NumberTable.js'
import { TopN } from '../math/TopN.js'
import type { Fact, Forgotten, ProductFacts, RecommenderStats, VisitFact } from '../Recommender.js'
import type { Rule } from '../rules/Rule.js'
import { RuleBook } from '../rules/RuleBook.js'
import type { StateReader } from '../state/StateReader.js'
import type { StateWriter } from '../state/StateWriter.js'
import { AFTER_VIEW_FACTS, AfterViewCounter, type AfterViewRow } from './AfterViewCounter.js'
import { Allowance } from './Allowance.js'
import { BasketRegressions } from './BasketRegressions.js'
import { Blend } from './Blend.js'
import { CountScratch } from './CountScratch.js'
import { History } from './History.js'
import { IdTable } from './IdTable.js'
import { MarketRankings } from './MarketRankings.js'
import { NOBODY } from './OrderBook.js'
import { PairCounter } from './PairCounter.js'
import { PAIR_FACTS, type PairRow } from './PairRow.js'
import { PairRows } from './PairRows.js'
import { ProductCounts } from './ProductCounts.js'
import { ProductIndex } from './ProductIndex.js'
import { ProductTraits } from './ProductTraits.js'
import { Ranking } from './Ranking.js'
import { RepeatCounts } from './RepeatCounts.js'
import { SalesHours } from './SalesHours.js'
import { SearchCounter } from './SearchCounter.js'
import { SessionBook } from './SessionBook.js'
import { SessionNeighbors } from './SessionNeighbors.js'
import { ShareCounts } from './ShareCounts.js'
import { TrendCounts } from './TrendCounts.js'
import { termsOf } from './termsOf.js'
import { ViewCounter } from './ViewCounter.js'

/** The fitted state, and the scratch that answering needs. */
export class Model {
  /** Grows with each change of orders or products, and with each day of views, since what is new gets old. */
  version = 0
  /** Grows with each view, share and search. */
  viewVersion = 0
  readonly products = new ProductIndex()
  readonly traits = new ProductTraits()
  readonly rules: RuleBook
  readonly history: History
  readonly hours = new SalesHours()
  readonly counts: ProductCounts
  readonly pairs: PairRows<PairRow>
  readonly baskets: BasketRegressions
  readonly sessions: SessionBook
  readonly views: PairRows<PairRow>
  readonly afterViews: PairRows<AfterViewRow>
  readonly neighbors: SessionNeighbors
  /** Terms that were searched for, sessions by them, and what was looked at after each. */
  readonly terms: IdTable
  readonly searches: SessionBook
  readonly searched: PairRows<PairRow>
  /** Sessions by what was passed on in them. */
  readonly shares: SessionBook
  readonly shareCounts: ShareCounts
  /** What sells best, what is above its own level, and what is passed on most. */
  readonly sales: Ranking
  readonly trending: Ranking
  readonly mostShared: Ranking
  private readonly markets: MarketRankings
  readonly trends: TrendCounts
  readonly repeats: RepeatCounts
  readonly allowance: Allowance
  private readonly scratch: CountScratch
  /** Scratch: the list that is being made, one row of several, and their sum. */
  readonly top: TopN
  readonly row: TopN
  readonly blend = new Blend()
  /** Sessions with a product to the power of `viewPopularityExponent`. */
  readonly popularity: NumberTable

  constructor(readonly settings: Settings) {
    this.scratch = new CountScratch(settings.supportStep)
    this.popularity = new NumberTable(sessions => sessions ** settings.viewPopularityExponent)
    this.history = new History(this.products, settings)
    this.counts = new ProductCounts(this.history, settings)
    const { cachedPairs } = settings
    this.pairs = new PairRows(new PairCounter(this.history, settings, this.scratch), cachedPairs, PAIR_FACTS)
    const { visitors } = this.history
    this.sessions = new SessionBook(this.products, visitors, settings.hashSeed)
    this.views = new PairRows(new ViewCounter(this.sessions, visitors, settings, this.scratch), cachedPairs, PAIR_FACTS)
    this.afterViews = new PairRows(
      new AfterViewCounter(this.sessions, this.history, settings, this.scratch),
      cachedPairs,
      AFTER_VIEW_FACTS,
    )
    this.neighbors = new SessionNeighbors(this.sessions, settings)
    this.terms = new IdTable(settings.hashSeed)
    this.searches = new SessionBook(this.terms, visitors, settings.hashSeed)
    this.searched = new PairRows(
      new SearchCounter(this.searches, this.sessions, visitors, settings, this.scratch),
      cachedPairs,
      PAIR_FACTS,
    )
    this.shares = new SessionBook(this.products, visitors, settings.hashSeed)
    this.shareCounts = new ShareCounts(this.shares, visitors, settings)
    this.sales = new Ranking(this.products, {
      version: () => this.version,
      score: product => this.counts.salesOf(product),
      support: product => this.counts.salesBuyers[product]!,
      leastSupport: 0,
    })
    this.markets = new MarketRankings(this.products, this.history, this.counts, settings, this.sales.measure)
    this.trends = new TrendCounts(this.sessions, this.history, settings)
    this.repeats = new RepeatCounts(this.history, settings, this.scratch.chains)
    this.trending = new Ranking(this.products, {
      version: () => this.version + this.viewVersion,
      score: product => this.trends.score(product),
      support: product => this.trends.support(product),
      leastSupport: Math.max(settings.trendSupport, settings.minSupport),
    })
    this.mostShared = new Ranking(this.products, {
      version: () => this.version + this.viewVersion,
      score: product => (this.isReal(product) ? this.shareCounts.score(product) : 0),
      support: product => this.shareCounts.support(product),
      leastSupport: settings.minSupport,
    })
    this.allowance = new Allowance(this.products, this.traits)
    this.rules = new RuleBook(this.products, this.traits, this.hours)
    const id = (product: number) => this.products.ids[product]!
    this.top = new TopN(id)
    this.row = new TopN(id)
    this.baskets = new BasketRegressions(this.products, this.history, this.pairs, this.row, settings)
  }

  add(fact: Fact): void {
    if (fact.kind === 'view' || fact.kind === 'share' || fact.kind === 'search') {
      if (this.visit(fact)) this.viewVersion++
    } else if (this.history.add(fact)) {
      this.version++
      if (fact.kind === 'order')
        for (const { product, units } of fact.lines) this.hours.add(this.products.find(product), units, fact.at)
    }
  }

  /** Takes orders and sessions back, and the ids of those people who have none left. */
  forget({ orders, sessions, people }: Forgotten): void {
    for (const order of orders) this.history.forget(order)
    for (const session of sessions) {
      this.sessions.forget(session)
      this.shares.forget(session)
      for (const term of this.searches.forget(session))
        if (this.searches.ofProduct.length(term) === 0) this.terms.forget(term)
    }
    const { visitors, ordersOfVisitor } = this.history
    const known = people.map(id => visitors.find(id)).filter(visitor => visitor >= 0)
    const withoutOrder = known.filter(visitor => ordersOfVisitor.length(visitor) === 0)
    let unknown = withoutOrder
    for (const book of this.books) if (unknown.length > 0) unknown = book.without(unknown)
    for (const gone of unknown) visitors.forget(gone)
    this.version++
    this.viewVersion++
  }

  /** What sells best in a market: in the whole shop where nobody is known to have ordered there. */
  salesIn(market: string | undefined): Ranking {
    return this.markets.of(market) ?? this.sales
  }

  setProduct(facts: ProductFacts): void {
    const isNew = this.products.set(facts)
    const product = this.products.find(facts.id)
    if (!this.traits.set(product, facts) && !isNew) return
    this.rules.changed(product)
    this.version++
  }

  setRules(rules: readonly Rule[]): void {
    this.rules.set(rules)
    this.version++
  }

  /** To be called before each request. */
  open(market?: string): void {
    const { size } = this.products
    this.counts.open(size)
    this.traits.reserve(size)
    this.allowance.reset(market)
  }

  /** Writes all that was learned. */
  write(to: StateWriter): void {
    for (const part of this.parts) part.write(to)
  }

  /** Takes over what a model with the same settings wrote; only for one that has learned nothing. */
  read(from: StateReader): void {
    for (const part of this.parts) part.read(from)
    this.version++
    this.viewVersion++
  }

  stats(): RecommenderStats {
    const { products, history, sessions } = this
    const rows = [this.pairs, this.views, this.afterViews, this.searched]
    const counted = [this.counts, this.baskets, this.neighbors, this.trends, this.repeats, this.shareCounts]
    const parts = [...this.parts, this.traits, ...rows, ...counted, this.scratch]
    return {
      products: products.size,
      visitors: history.visitors.known,
      orders: history.placed,
      sessions: sessions.size,
      forgotten: history.book.ids.gone + sessions.ids.gone,
      bytes: parts.reduce((sum, part) => sum + part.byteLength, 0),
      ignored: history.ignored,
    }
  }

  /** What is learned, in the order in which it is written. */
  private get parts() {
    return [this.products, this.history, this.terms, ...this.books, this.hours] as const
  }

  private get books() {
    return [this.sessions, this.shares, this.searches] as const
  }

  /** Whether anybody has told of a product, looked at it or bought it: ids that are only shared may be anything. */
  private isReal(product: number): boolean {
    const { products, sessions, history } = this
    if (products.isTold(product)) return true
    return sessions.ofProduct.length(product) > 0 || history.ordersOfProduct.length(product) > 0
  }

  private visit(fact: VisitFact): boolean {
    const { kind, session, visitor, at } = fact
    const named = kind === 'search' ? termsOf(fact.term) : [fact.product].filter(id => id !== '')
    if (session === '' || named.length === 0 || !Number.isFinite(at)) {
      this.history.ignored++
      return false
    }
    const by = visitor === undefined ? NOBODY : this.history.visitors.intern(visitor)
    for (const name of named) {
      if (kind === 'search') this.search(session, by, this.terms.intern(name), at)
      else if (kind === 'share') this.shares.add(session, by, this.products.intern(name), at)
      else this.look(session, by, this.products.intern(name), at)
    }
    return true
  }

  /** A session drops its oldest term for the 51st, or does not take an older one at all: where no other session has it, its hash is forgotten. */
  private search(session: string, visitor: number, term: number, at: number): void {
    this.searches.add(session, visitor, term, at)
    for (const one of [term, this.searches.evicted])
      if (one >= 0 && this.searches.ofProduct.length(one) === 0) this.terms.forget(one)
  }

  /** A look may be one after a search of its session. */
  private look(session: string, visitor: number, product: number, at: number): void {
    const { today } = this.sessions
    const looked = this.sessions.add(session, visitor, product, at)
    if (this.sessions.today > today) this.version++
    const searched = this.searches.ids.findOf(this.sessions.ids, looked)
    if (searched >= 0) this.searches.touch(searched)
  }
}
