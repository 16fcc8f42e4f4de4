import Civil
import Storage
import TestKit
import Testing

@testable import Kernel

@Suite struct DirectoryTests {
  /// A head of safeguarding: Ann until 31 March 2012, Bob as interim from 15 March to 30 June, Cleo
  /// from 1 September.
  struct House {
    let kernel: KernelHouse
    let service: Body
    let police: Body
    let post: Post
    let ann: Person
    let bob: Person
    let cleo: Person
  }

  func withDirectory(_ kind: StoreKind, _ body: (House) async throws -> Void) async throws {
    try await withKernel(kind) { kernel in
      let authority = KernelHouse.authority
      let house = try await kernel.world.store.write(as: .system, because: "test") { db in
        let service = try db.insert(
          Body(authority: authority, name: "Children’s Social Care", kind: .councilService))
        let police = try db.insert(
          Body(authority: authority, name: "Thornmere Police", kind: .police))
        let post = try db.insert(
          Post(authority: authority, title: "Head of Safeguarding", body: service.id))
        let people = try ["Ann", "Bob", "Cleo"].map { name in
          try db.insert(
            Person(authority: authority, name: name, jobTitle: "Manager", body: service.id))
        }
        for (person, start, end, isInterim) in [
          (people[0], "2009-01-05", "2012-03-31", false),
          (people[1], "2012-03-15", "2012-06-30", true), (people[2], "2012-09-01", "", false),
        ] {
          try db.insert(
            PostHolding(
              authority: authority, post: post.id, person: person.id,
              start: try day(start), end: CivilDate(end), isInterim: isInterim))
        }
        return (service, police, post, people)
      }
      try await body(
        House(
          kernel: kernel, service: house.0, police: house.1, post: house.2, ann: house.3[0],
          bob: house.3[1], cleo: house.3[2]))
    }
  }

  @Test(arguments: StoreKind.available)
  func `A post is held by whom it was held by on the day`(on kind: StoreKind) async throws {
    try await withDirectory(kind) { house in
      for (date, expected) in [
        ("2009-01-04", []), ("2009-01-05", ["Ann"]), ("2012-03-14", ["Ann"]),
        ("2012-03-15", ["Ann", "Bob (interim)"]), ("2012-03-31", ["Ann", "Bob (interim)"]),
        ("2012-04-01", ["Bob (interim)"]), ("2012-06-30", ["Bob (interim)"]), ("2012-07-01", []),
        ("2012-09-01", ["Cleo"]), ("2030-01-01", ["Cleo"]),
      ] {
        let on = try day(date)
        let holders = try await house.kernel.world.store.read { db in
          try db.holders(of: KernelHouse.authority, on: on)
        }
        #expect(holders[house.post.id, default: []].map(\.title) == expected, "\(date)")
      }
    }
  }

  @Test(arguments: StoreKind.available)
  func `Owners are shown by name, a post with its holder, a missing one not at all`(
    on kind: StoreKind
  ) async throws {
    try await withDirectory(kind) { house in
      let on = try day("2012-05-01")
      let owners: [Owner] = [
        .person(house.ann.id), .post(house.post.id), .body(house.police.id), .person(ID()),
      ]
      let names = try await house.kernel.world.store.read { db in
        try db.ownerNames(of: owners, in: KernelHouse.authority, on: on)
      }
      #expect(
        owners.map { names[$0] } == [
          OwnerName(name: "Ann", detail: "Manager"),
          OwnerName(name: "Head of Safeguarding", detail: "Bob (interim)"),
          OwnerName(name: "Thornmere Police", detail: "Police"), nil,
        ])
      let vacant = try day("2012-08-01")
      let later = try await house.kernel.world.store.read { db in
        try db.ownerNames(of: [.post(house.post.id)], in: KernelHouse.authority, on: vacant)
      }
      #expect(later[.post(house.post.id)]?.detail == "vacant")
    }
  }

  @Test(arguments: StoreKind.available)
  func `Owners of another authority are not shown`(on kind: StoreKind) async throws {
    try await withDirectory(kind) { house in
      let names = try await house.kernel.world.store.read { db in
        try db.ownerNames(
          of: [.person(house.ann.id)], in: AuthorityID("X08000002"), on: day("2012-05-01"))
      }
      #expect(names.isEmpty)
    }
  }

  @Test(arguments: StoreKind.available)
  func `Choices are posts, people who are still there, and bodies`(
    on kind: StoreKind
  ) async throws {
    try await withDirectory(kind) { house in
      let on = try day("2012-10-01")
      try await house.kernel.world.store.write(as: .system, because: "test") { db in
        var ann = house.ann
        ann.leftOn = try day("2012-03-31")
        try db.update(ann)
      }
      let choices = try await house.kernel.world.store.read { db in
        try db.ownerChoices(in: KernelHouse.authority, on: on)
      }
      #expect(
        choices.map(\.name.name) == [
          "Head of Safeguarding", "Bob", "Cleo", "Children’s Social Care", "Thornmere Police",
        ])
      #expect(choices.allSatisfy { Owner(formValue: $0.owner.formValue) == $0.owner })
    }
  }

  @Test(arguments: StoreKind.available)
  func `A post is one's own while one holds it`(on kind: StoreKind) async throws {
    try await withDirectory(kind) { house in
      let user = User.test(.teamManager, person: house.bob.id, body: house.service.id)
      for (date, expected) in [
        ("2012-03-14", Relationship.none), ("2012-03-15", .own), ("2012-06-30", .own),
        ("2012-07-01", .none),
      ] {
        let on = try day(date)
        let found = try await house.kernel.world.store.read { db in
          try db.relationship(of: user, to: .post(house.post.id), on: on)
        }
        #expect(found == expected, "\(date)")
      }
      let on = try day("2012-05-01")
      let owned = try await house.kernel.world.store.read { try $0.owners(heldBy: user, on: on) }
      #expect(
        Set(owned) == [.post(house.post.id), .person(house.bob.id), .body(house.service.id)])
    }
  }

  @Test(arguments: StoreKind.available)
  func `A person stays in the directory as long as a post was theirs`(
    on kind: StoreKind
  ) async throws {
    try await withDirectory(kind) { house in
      await #expect(throws: DatabaseFault.self) {
        try await house.kernel.world.store.write(as: .system, because: "test") { db in
          try db.delete(house.ann)
        }
      }
    }
  }
}

@Suite struct OwnerTests {
  let person = ID<Person>()
  let post = ID<Post>()
  let body = ID<Body>()

  @Test func `One's own is what oneself, one's post or one's body owns`() {
    let user = User.test(.partnerLead, person: person, body: body)
    #expect(user.relationship(to: .person(person), postsHeld: []) == .own)
    #expect(user.relationship(to: .body(body), postsHeld: []) == .own)
    #expect(user.relationship(to: .post(post), postsHeld: [post]) == .own)
    #expect(user.relationship(to: .post(post), postsHeld: []) == .none)
    #expect(user.relationship(to: .person(ID()), postsHeld: [post]) == .none)
    #expect(user.relationship(to: .body(ID()), postsHeld: [post]) == .none)
    #expect(user.relationship(to: nil, postsHeld: [post]) == .none)
  }

  @Test func `An account without person and body owns nothing, nor does the public`() {
    #expect(User.test(.director).relationship(to: .person(person), postsHeld: []) == .none)
    #expect(User.test(.director).relationship(to: .body(body), postsHeld: []) == .none)
    let visitor = User(
      account: nil, authority: KernelHouse.authority, name: "Public", roles: [.public],
      person: person)
    #expect(visitor.relationship(to: .person(person), postsHeld: [post]) == .none)
  }

  @Test(arguments: ["", "person", "person:", "person:x", "account:\(ID<Post>().text)", ":"])
  func `What a form made up is no owner`(value: String) {
    #expect(Owner(formValue: value) == nil)
  }

  @Test func `An owner reads back from its two columns, NULL as none`() throws {
    let columns = Row.Columns(["owner_kind", "owner_id"])
    for owner in [Owner.person(person), .post(post), .body(body)] {
      let row = Row(columns: columns, values: [owner.kind.sqlValue, .text(owner.idText)])
      #expect(try Owner.read(from: row) == owner)
    }
    #expect(try Owner.read(from: Row(columns: columns, values: [.null, .null])) == nil)
    #expect(throws: DecodingFault.self) {
      try Owner.read(from: Row(columns: columns, values: [.text("team"), .text(post.text)]))
    }
  }
}

/// A date that a test writes down.
func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }
