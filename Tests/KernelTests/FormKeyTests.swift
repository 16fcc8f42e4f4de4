import Storage
import TestKit
import Testing

@testable import Kernel

@Suite struct FormKeyTests {
  @Test(arguments: StoreKind.available)
  func `A form taken with its work is taken once, and not at all when the work fails`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let key = FormKey("a form’s token", session: SessionToken())
      let (store, authority) = (house.world.store, KernelHouse.authority)
      await #expect(throws: Refusal.self) {
        try await store.write(as: .system, because: "test") { db in
          try db.take(key, in: authority)
          throw Refusal.conflict("The work failed.")
        }
      }
      try await store.write(as: .system, because: "test") { db in try db.take(key, in: authority) }
      await #expect(throws: FormSentTwice(location: nil)) {
        try await store.write(as: .system, because: "test") { try $0.take(key, in: authority) }
      }
      try await store.write(as: .system, because: "test") { db in
        try db.note(key, ledTo: "/plans/2", in: authority)
      }
      await #expect(throws: FormSentTwice(location: "/plans/2")) {
        try await store.write(as: .system, because: "test") { try $0.take(key, in: authority) }
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `The same form in another session is another form`(on kind: StoreKind) async throws {
    try await withKernel(kind) { house in
      for _ in 0..<2 {
        let key = FormKey("a form’s token", session: SessionToken())
        try await house.world.store.write(as: .system, because: "test") { db in
          try db.take(key, in: KernelHouse.authority)
        }
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Where a form led is known though it was not taken with work`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let key = FormKey("a form’s token", session: SessionToken())
      let store = house.world.store
      try await store.write(as: .system, because: "test") { db in
        try db.note(key, ledTo: "/account", in: KernelHouse.authority)
      }
      let before = try await store.read { try $0.sentBefore(key, in: KernelHouse.authority) }
      #expect(before?.location == "/account")
    }
  }

  @Test(arguments: StoreKind.available)
  func `A form sent again is known to say the same, or something else`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let session = SessionToken()
      let key = FormKey("a form’s token", session: session)
      let (store, authority) = (house.world.store, KernelHouse.authority)
      @Sendable func send(_ words: String) async throws {
        let words = FormWords(Array(words.utf8), session: session)
        try await store.write(as: .system, because: "test") {
          try $0.take(key, saying: words, in: authority)
        }
      }
      try await send("Ten of twelve")
      await #expect(throws: FormSentTwice(location: nil, isReworded: false)) {
        try await send("Ten of twelve")
      }
      await #expect(throws: FormSentTwice(location: nil, isReworded: true)) {
        try await send("Nine of twelve")
      }
    }
  }
}
