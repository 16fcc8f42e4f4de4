import Storage
import TestKit
import Testing

@testable import Kernel

@Suite struct FormSubmissionTests {
  @Test(arguments: StoreKind.available)
  func `The first time does the work, a repetition is led to where it led`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let forms = FormSubmissions(house.world)
      let (token, session) = (FormSubmissions.newToken(), SessionToken())
      #expect(try await forms.begin(token, session: session) == .first)
      #expect(try await forms.begin(token, session: session) == .underWay)
      try await forms.finish(token, session: session, location: "/plans/1")
      #expect(try await forms.begin(token, session: session) == .repeated(location: "/plans/1"))
      house.clock.advance(hours: 2)
      #expect(try await forms.begin(token, session: session) == .repeated(location: "/plans/1"))
      #expect(try await forms.begin(token, session: SessionToken()) == .first)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A form that was refused may be sent again, one that is done may not`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let forms = FormSubmissions(house.world)
      let (token, session) = (FormSubmissions.newToken(), SessionToken())
      _ = try await forms.begin(token, session: session)
      try await forms.abandon(token, session: session)
      #expect(try await forms.begin(token, session: session) == .first)
      try await forms.finish(token, session: session, location: "/plans/1")
      try await forms.abandon(token, session: session)
      #expect(try await forms.begin(token, session: session) == .repeated(location: "/plans/1"))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A request that never finished stands in the way for a minute`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let forms = FormSubmissions(house.world)
      let (token, session) = (FormSubmissions.newToken(), SessionToken())
      _ = try await forms.begin(token, session: session)
      house.clock.advance(seconds: 59)
      #expect(try await forms.begin(token, session: session) == .underWay)
      house.clock.advance(seconds: 1)
      #expect(try await forms.begin(token, session: session) == .first)
      #expect(try await forms.begin(token, session: session) == .underWay)
    }
  }

  @Test(arguments: StoreKind.available)
  func `A form taken with its work is taken once, and not at all when the work fails`(
    on kind: StoreKind
  ) async throws {
    try await withKernel(kind) { house in
      let key = FormKey(FormSubmissions.newToken(), session: SessionToken())
      let store = house.world.store
      await #expect(throws: Refusal.self) {
        try await store.write(as: .system, because: "test") { db in
          try db.take(key, in: KernelHouse.authority)
          throw Refusal.conflict("The work failed.")
        }
      }
      try await store.write(as: .system, because: "test") { db in
        try db.take(key, in: KernelHouse.authority, leadingTo: "/plans/2")
      }
      await #expect(throws: FormSentTwice(location: "/plans/2")) {
        try await store.write(as: .system, because: "test") { db in
          try db.take(key, in: KernelHouse.authority)
        }
      }
    }
  }
}
