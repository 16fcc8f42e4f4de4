import Civil
import Kernel
import SiteMap
import Storage
import Web

/// Who holds a post, from when to when.
struct HoldingRoutes {
  func add(to site: inout Site) {
    site.get("directory/posts/:post/holders/new", for: .manageDirectory) { visit in
      .page(try await holdingForm(visit, of: new(visit)))
    }
    site.post("directory/posts/:post/holders", for: .manageDirectory, bodyLimit: 1 << 16) { visit in
      try await save(new(visit), visit)
    }
    site.get("directory/holdings/:holding", for: .manageDirectory) { visit in
      .page(try await holdingForm(visit, of: found(visit, "holding")))
    }
    site.post("directory/holdings/:holding", for: .manageDirectory, bodyLimit: 1 << 16) { visit in
      let holding: PostHolding = try await found(visit, "holding")
      guard visit.form["remove"] != nil else { return try await save(holding, visit) }
      try await KeepDirectory(visit).remove(holding)
      return .redirect(.post(holding.post), notice: "The entry was taken away.")
    }
  }

  @Sendable private func new(_ visit: Visit) async throws -> PostHolding {
    let post: Post = try await found(visit, "post")
    return PostHolding(
      authority: post.authority, post: post.id, person: ID(), start: visit.today)
  }

  @Sendable private func save(_ holding: PostHolding, _ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      var entry = visit.form.entry()
      let entered = holding.entered(&entry)
      let isShared = entry.isChecked("isShared")
      try entry.finish()
      try await KeepDirectory(visit).save(entered, isShared: isShared)
      return .redirect(.post(holding.post), notice: "Who holds the post was entered.")
    } onProblems: { problems in
      try await holdingForm(visit, of: holding, problems: problems)
    }
  }
}
