/**
 * Blocks above this size come from the operating system, which gives their memory page by page when it is first touched and takes
 * it back when they are freed. Smaller ones come from the heap of glibc, which writes zeros into all of them and keeps what is freed.
 * 32 MiB is the most that it lets this limit rise to: https://man7.org/linux/man-pages/man3/mallopt.3.html (M_MMAP_THRESHOLD)
 */
const MAPPED_BYTES = 32 * 2 ** 20 + 4096
/** Below this, what the heap keeps is small. */
const LARGE_BYTES = 2 ** 20

/** The length of an array that needs so many numbers: more where memory that nobody touches costs nothing and less is left behind. */
export function mappedLength(needed: number, bytesPerNumber: number): number {
  const bytes = needed * bytesPerNumber
  return bytes < LARGE_BYTES || bytes > MAPPED_BYTES ? needed : MAPPED_BYTES / bytesPerNumber
}
