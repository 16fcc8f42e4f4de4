import Testing

@testable import Inspections

@Suite struct PageImageCacheTests {
  @Test func `The picture that was not looked at longest goes first`() {
    let cache = PageImageCache(limit: 10)
    cache.keep([1, 1, 1, 1], "a", page: 1)
    cache.keep([2, 2, 2, 2], "a", page: 2)
    #expect(cache.image("a", page: 1) == [1, 1, 1, 1])
    cache.keep([3, 3, 3, 3], "b", page: 1)
    #expect(cache.image("a", page: 2) == nil)
    #expect(cache.image("a", page: 1) != nil)
    #expect(cache.image("b", page: 1) != nil)
  }

  @Test func `A picture that is larger than the cache is not kept, and one kept again counts once`()
  {
    let cache = PageImageCache(limit: 4)
    cache.keep([1, 2, 3, 4, 5], "a", page: 1)
    #expect(cache.image("a", page: 1) == nil)
    for _ in 0..<3 { cache.keep([1, 2], "a", page: 1) }
    cache.keep([3, 4], "a", page: 2)
    #expect(cache.image("a", page: 1) != nil)
  }
}
