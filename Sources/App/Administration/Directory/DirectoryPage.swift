import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The directory at a glance: every body with its posts and who holds them on a day.
struct DirectoryPage {
  let visit: Visit
  let bodies: [Body]
  let posts: [ID<Body>: [Post]]
  let holders: [ID<Post>: [PostHolder]]
  let peopleCount: Int

  init(_ visit: Visit) async throws {
    self.visit = visit
    let (authority, today) = (visit.authority, visit.today)
    let found = try await visit.store.read { db in
      (
        try db.bodies(of: authority), try db.posts(of: authority),
        try db.holders(of: authority, on: today), try db.people(of: authority, on: today).count
      )
    }
    bodies = found.0
    posts = Dictionary(grouping: found.1, by: \.body)
    holders = found.2
    peopleCount = found.3
  }

  var page: Page {
    Page("Directory") {
      lead(
        "People, the posts they hold, and the bodies that work together. Any of them can own an action; none needs an account."
      )
      cards {
        card("People", to: .people, level: 2) { p("\(peopleCount) here today") }
        card("Posts", to: .posts, level: 2) { p("\(posts.values.joined().count), \(vacancies)") }
        card("Bodies", to: .bodies, level: 2) { p("\(bodies.count)") }
      }
      if bodies.isEmpty {
        emptyState(
          "The directory is empty. Begin with the bodies: services, partner agencies, boards."
        ) {
          if visit.user.may(.manageDirectory) { buttonLink("Add a body", to: .newBody) }
        }
      }
      if !posts.isEmpty { part("Who holds which post today") { table } }
    }
  }

  private var vacancies: String {
    let count = posts.values.joined().filter { holders[$0.id] == nil }.count
    return count == 0 ? "none vacant" : "\(count) vacant"
  }

  private var table: HTML {
    dataTable(
      "Posts", isCaptionHidden: true, columns: ["Post", "Body", "Held by", "Since"],
      rows: bodies.flatMap { body in posts[body.id, default: []].map { row($0, of: body) } })
  }

  private func row(_ post: Post, of body: Body) -> [HTML] {
    let holders = holders[post.id] ?? []
    return [
      link(post.title, to: .post(post.id)),
      link(body.shortName ?? body.name, to: .body(body.id)),
      holders.isEmpty
        ? tag("Vacant", .caution)
        : HTML(
          holders.map { holder in
            p {
              link(holder.name, to: .person(holder.person))
              if holder.isInterim {
                HTML(" ")
                tag("Interim", .info)
              }
            }
          }),
      HTML(holders.map { holder in p { shortDay(holder.start) } }),
    ]
  }
}
