import type { Shop } from './ShopContext.js'

/** Passes the product of this page on, by the browser's own means or as an address to paste. Answers how; nothing where it was not. */
export async function shareProduct({ page, tracking }: Shop): Promise<'web-share' | 'copy' | undefined> {
  const { product } = page()
  if (!product) return undefined
  const method = 'share' in navigator ? 'web-share' : 'copy'
  try {
    if (method === 'web-share') await navigator.share({ title: product.title, url: location.href })
    else await navigator.clipboard.writeText(location.href)
  } catch {
    // Whoever closes the browser's sheet has shared nothing.
    return undefined
  }
  tracking.event('share', { method, content_type: 'product', item_id: product.id })
  return method
}
