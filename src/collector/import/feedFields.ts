import type { KnownColumns } from './columnMap.js'

/** Our fields of a product, and the names that feeds use for each (Google's product data specification, schema.org, shops). */
export const PRODUCT_COLUMNS = {
  id: ['id', 'item_id', 'product_id', 'sku', 'stock_code', 'handle', 'g:id'],
  groupId: ['group_id', 'item_group_id', 'parent_id', 'g:item_group_id'],
  title: ['title', 'name', 'item_name', 'product_name', 'g:title'],
  url: ['url', 'link', 'product_url', 'g:link'],
  image: ['image', 'image_link', 'image_url', 'picture', 'g:image_link'],
  price: ['price', 'unit_price', 'g:price'],
  listPrice: ['list_price', 'old_price', 'compare_at_price', 'regular_price', 'oldprice'],
  salePrice: ['sale_price', 'g:sale_price'],
  saleDates: ['sale_price_effective_date', 'g:sale_price_effective_date'],
  currency: ['currency', 'currency_code', 'price_currency', 'currencyId'],
  availability: ['availability', 'available', 'in_stock', 'stock_status', 'g:availability'],
  stock: ['stock', 'quantity', 'inventory', 'stock_quantity', 'inventory_quantity'],
  categories: ['categories', 'category', 'item_category', 'product_type', 'g:product_type', 'google_product_category'],
  brand: ['brand', 'vendor', 'item_brand', 'manufacturer', 'g:brand'],
  description: ['description', 'body', 'g:description'],
  rating: ['rating', 'rating_value', 'average_rating'],
  reviews: ['reviews', 'review_count', 'rating_count'],
  addedAt: [
    'added_at',
    'date_added',
    'date_add',
    'published_at',
    'date_published',
    'created_at',
    'date_created',
    'release_date',
  ],
  margin: ['margin'],
  cost: ['cost', 'cost_of_goods_sold', 'g:cost_of_goods_sold'],
  tags: ['tags', 'labels'],
  attributes: ['attributes'],
  hidden: ['hidden'],
  sensitive: ['sensitive'],
  replenishable: ['replenishable'],
  markets: ['markets'],
} as const satisfies KnownColumns<string>

export type ProductField = keyof typeof PRODUCT_COLUMNS

/** A product of a feed, its fields under our names and still as the feed writes them. */
export type RawProduct = Partial<Record<ProductField, unknown>>

/** Why a product is left out; each with words for the operator. */
export const PRODUCT_SKIPS = {
  broken_csv: 'a quote is never closed, or there are too few or too many fields',
  bad_json: 'it is no JSON object',
  no_id: 'the id is empty or longer than 128 characters',
  no_title: 'the title is empty',
  bad_price: 'a price is no number above 0, or its object is not {"amount": minor units, "currency": code}',
  bad_currency: 'a price has no currency that is an ISO 4217 code; give --currency for those that name none',
  bad_url: 'an address is not http:, https: or a path of the shop',
  bad_availability: 'the availability is none of in_stock, preorder, backorder, out_of_stock',
  bad_stock: 'the stock is no number of units; words such as "in stock" are the availability',
  bad_margin: 'the margin is no share from -1 to 1 such as 0.35 or "35%"',
  bad_flag: 'hidden, sensitive or replenishable is none of true, false, yes, no, 1, 0',
  bad_market: 'the markets are no list of codes such as "de,fr" and no {"de": {"stock": 3, "price": "12.50 EUR"}}',
  repeated_id: 'the file has a product with this id already',
} as const satisfies Record<string, string>

export type ProductSkip = keyof typeof PRODUCT_SKIPS
