import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// One person: where they work, which posts they hold and held.
struct PersonPage {
  let visit: Visit
  let person: Person
  let body: Body?
  let holdings: [(holding: PostHolding, post: Post)]

  init(_ visit: Visit) async throws {
    self.visit = visit
    let person: Person = try await found(visit, "person")
    self.person = person
    (body, holdings) = try await visit.store.read { db in
      (
        try person.body.flatMap { try db.find($0, of: person.authority) },
        try db.holdings(by: person.id, in: person.authority).compactMap { holding in
          try db.find(holding.post, of: person.authority).map { (holding, $0) }
        }
      )
    }
  }

  var page: Page {
    let change = visit.changeAddress(.editPerson(person.id))
    return Page(
      person.name, kicker: "Person",
      breadcrumbs: [Breadcrumb("Directory", .directory), Breadcrumb("People", .people)]
    ) {
      summaryList([
        SummaryRow("Job", person.jobTitle ?? "", change: change),
        SummaryRow("Works for", change: change) {
          if let body { link(body.name, to: .body(body.id)) }
        },
        SummaryRow("E-mail address", change: change) {
          if let email = person.email { a(email, .href(WebAddress("mailto:" + email as String))) }
        },
        SummaryRow("Last day", change: change) {
          if let leftOn = person.leftOn { day(leftOn) }
        },
      ])
      part("Posts", id: "posts") { posts }
      visit.historyLink(of: Person.table, person.id)
    }
  }

  private var posts: HTML {
    if holdings.isEmpty { return p("Holds no post in the directory, and held none.") }
    return dataTable(
      "Posts", isCaptionHidden: true, columns: ["Post", "From", "To", "State"],
      rows: holdings.map { pair in
        [link(pair.post.title, to: .post(pair.post.id))]
          + pair.holding.cells(on: visit.today)
      })
  }
}

/// One post: who holds it, who held it.
struct PostPage {
  let visit: Visit
  let post: Post
  let body: Body?
  let holdings: [(holding: PostHolding, person: Person)]

  init(_ visit: Visit) async throws {
    self.visit = visit
    let post: Post = try await found(visit, "post")
    self.post = post
    (body, holdings) = try await visit.store.read { db in
      (
        try db.find(post.body, of: post.authority),
        try db.holdings(of: post.id, in: post.authority).compactMap { holding in
          try db.find(holding.person, of: post.authority).map { (holding, $0) }
        }
      )
    }
  }

  var page: Page {
    let change = visit.changeAddress(.editPost(post.id))
    return Page(
      post.title, kicker: "Post",
      breadcrumbs: [Breadcrumb("Directory", .directory), Breadcrumb("Posts", .posts)]
    ) {
      summaryList([
        SummaryRow("Belongs to", change: change) {
          if let body { link(body.name, to: .body(body.id)) }
        },
        SummaryRow("Held today by") { holdersToday },
      ])
      part("Who holds it, who held it", id: "holders") { holders }
      visit.historyLink(of: Post.table, post.id)
    }
  }

  private var holdersToday: HTML {
    let names = holdings.filter { $0.holding.holds(on: visit.today) }.map(\.person.name)
    return names.isEmpty
      ? tag("Vacant", .caution) : HTML(names.joined(separator: ", "))
  }

  @HTMLBuilder private var holders: HTML {
    if visit.user.may(.manageDirectory) {
      buttonRow { buttonLink("Enter who holds it", to: .newHolder(ofPost: post.id)) }
    }
    if holdings.isEmpty {
      p("Nobody has been entered yet.")
    } else {
      dataTable(
        "Holders", isCaptionHidden: true,
        columns: ["Person", "From", "To", "State"] + (mayChange ? ["Change"] : []),
        rows: holdings.map(row))
    }
  }

  private var mayChange: Bool { visit.user.may(.manageDirectory) }

  private func row(_ pair: (holding: PostHolding, person: Person)) -> [HTML] {
    [link(pair.person.name, to: .person(pair.person.id))]
      + pair.holding.cells(on: visit.today)
      + [
        a(.href(.holding(pair.holding.id))) {
          "Change"
          span(" when \(pair.person.name) holds it", .class("visually-hidden"))
        }
      ]
  }
}

/// One body: its posts and people.
struct BodyPage {
  let visit: Visit
  let body: Body
  let posts: [Post]
  let people: [Person]
  let holders: [ID<Post>: [PostHolder]]

  init(_ visit: Visit) async throws {
    self.visit = visit
    let body: Body = try await found(visit, "body")
    self.body = body
    let today = visit.today
    (posts, people, holders) = try await visit.store.read { db in
      (
        try db.posts(of: body.authority).filter { $0.body == body.id },
        try db.people(of: body.authority, on: today).filter { $0.body == body.id },
        try db.holders(of: body.authority, on: today)
      )
    }
  }

  var page: Page {
    let change = visit.changeAddress(.editBody(body.id))
    return Page(
      body.name, kicker: body.kind.title,
      breadcrumbs: [Breadcrumb("Directory", .directory), Breadcrumb("Bodies", .bodies)]
    ) {
      summaryList([
        SummaryRow("Kind", body.kind.title, change: change),
        SummaryRow("Short name", body.shortName ?? "", change: change),
      ])
      part("Posts", id: "posts") { postTable }
      part("People", id: "people") { peopleTable }
      if body.kind.isPartnerAgency, visit.user.may(.readPlan) {
        p { link("What is asked of it, and its links", to: .partner(body.id)) }
      }
      visit.historyLink(of: Body.table, body.id)
    }
  }

  private var postTable: HTML {
    if posts.isEmpty { return p("No post of this body is in the directory.") }
    return dataTable(
      "Posts", isCaptionHidden: true, columns: ["Post", "Held today by"],
      rows: posts.map { post in
        [
          link(post.title, to: .post(post.id)),
          holders[post.id] == nil
            ? tag("Vacant", .caution) : HTML(holders.words(for: post.id)),
        ]
      })
  }

  private var peopleTable: HTML {
    if people.isEmpty { return p("Nobody of this body is in the directory.") }
    return dataTable(
      "People", isCaptionHidden: true, columns: ["Name", "Job"],
      rows: people.map { [link($0.name, to: .person($0.id)), HTML($0.jobTitle ?? "")] })
  }
}

extension PostHolding {
  /// From, to, and how it stands on a day.
  fileprivate func cells(on date: CivilDate) -> [HTML] {
    let state =
      holds(on: date)
      ? tag(isInterim ? "Interim" : "Holds it", isInterim ? .info : .good)
      : tag(start > date ? "From \(start.shortForm)" : isInterim ? "Was interim" : "Held it")
    return [shortDay(start), end.map { shortDay($0) } ?? HTML("—"), state]
  }
}

extension Visit {
  /// Where to change something, for those who may.
  func changeAddress(_ address: Address) -> Address? {
    user.may(.manageDirectory) ? address : nil
  }

  /// The way to a record's history, for those who may read it.
  func historyLink<T>(of table: SQLName, _ id: ID<T>) -> HTML {
    guard user.may(HistoryAccess.permission(toReadHistoryOf: table.text)) else { return HTML() }
    return p { link("History of this entry", to: .history(of: table.text, id)) }
  }
}
