import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// The page of what was found: grouped by kind, each record with its name, the words around what
/// was looked for, how it stands, and its page.
struct SearchPage {
  let visit: Visit
  let typed: String
  let query: SearchQuery?
  let group: SearchGroup?
  let results: SearchResults?

  static func answer(_ visit: Visit) async throws -> Answer {
    let found = try await SearchFound.find(visit)
    if let address = found.address { return .redirect(address) }
    let page = SearchPage(
      visit: visit, typed: found.typed, query: found.query, group: found.group,
      results: found.results)
    if let format = visit.fileFormat { return try page.file.answer(as: format) }
    return .page(page.page)
  }

  var page: Page {
    Page(title) {
      form
      if let query, let results {
        if query.isCut {
          muted("Only the first \(SearchQuery.mostWords) words were looked for.")
        }
        if results.parts.isEmpty { nothing } else { found(results, query) }
      } else {
        p(
          typed.isEmpty
            ? "Type one word or several. What has all of them is found; the last may be unfinished. A reference, as REC-2012-07, ACT-03 or LOG-02, leads straight to its page. What the report itself calls a recommendation, as 1(a), finds it."
            : "Type a word or a number: signs alone are in everything.")
      }
      if visit.user.may(.readHistory) {
        muted(
          "Search looks through what is stored today. For what was stored on a past day, open a list or a record and choose the day there."
        )
      }
    }
  }

  private var title: String {
    typed.isEmpty ? "Search" : "Search: \(typed.prefix(60))\(typed.count > 60 ? "…" : "")"
  }

  private var form: HTML {
    Markup.form(
      .method(.get), .action(Address.search.web), .class("filters"), .role("search"),
      .aria("label", "Search again")
    ) {
      div(.class("filter")) {
        label("Words", .for("q"))
        input(
          .type(.search), .id("q"), .name("q"), .value(typed), .class("input"), .autocomplete("off")
        )
      }
      AsAt.choice(
        "kind", "In", [("", "Everything")] + SearchGroup.allCases.map { ($0.rawValue, $0.title) },
        chosen: group?.rawValue ?? "")
      div(.class("filter-buttons")) { submitButton("Search", style: .secondary) }
    }
  }

  private var nothing: HTML {
    emptyState(
      "Nothing that you may read has \(query?.count == 1 ? "that word" : "all of those words")"
        + (group.map { " among \($0.title.lowercased())" } ?? "")
        + ". Try fewer words, or only the beginning of one."
    ) {
      if group != nil {
        p { link("Search everything", to: Address.search.with("q", typed)) }
      }
    }
  }

  @HTMLBuilder private func found(_ results: SearchResults, _ query: SearchQuery) -> HTML {
    if results.parts.count > 1 {
      nav(.aria("label", "Kinds that were found")) {
        p {
          results.parts.map { a($0.group.title, .href("#\($0.group.rawValue)")) }
            .joined(by: HTML(" · "))
        }
      }
    }
    for part in results.parts { section(part, query) }
    downloadLinks(visit.address)
  }

  private func section(_ found: SearchResults.Part, _ query: SearchQuery) -> HTML {
    part(found.group.title, id: found.group.rawValue) {
      ul(.class("hits")) { for hit in found.hits { entry(hit, query) } }
      if found.hasMore {
        if group == nil {
          p {
            link(
              "More in \(found.group.title.lowercased())",
              to: Address.search.with("q", typed).with("kind", found.group.rawValue))
          }
        } else {
          muted("These are the nearest and newest. There are more: add a word to narrow it down.")
        }
      }
    }
  }

  private func entry(_ hit: SearchHit, _ query: SearchQuery) -> HTML {
    li(.class("hit")) {
      p(.class("hit-name")) {
        a(.href(hit.address)) {
          if let reference = hit.reference { HTML(reference + " ") }
          SearchExcerpt(text: hit.name, query: query).whole
        }
        if let standing = hit.standing {
          HTML(" ")
          tag(standing.words, standing.tone)
        }
        if hit.isOfDraft {
          HTML(" ")
          Plan.draftTag
        }
      }
      if !hit.text.allSatisfy(\.isWhitespace) {
        p { SearchExcerpt(text: hit.text, query: query).html }
      }
      if let origin = hit.origin { muted(origin) }
    }
  }

  private var file: TableFile {
    TableFile(
      "Search", columns: ["Kind", "Reference", "Name", "Words", "State", "Where", "Address"],
      rows: (results?.parts ?? []).flatMap { part in
        part.hits.map { hit in
          [
            part.group.title, hit.reference ?? "", hit.name, hit.text, hit.standingInFile,
            hit.origin ?? "", visit.absolute(hit.address),
          ]
        }
      })
  }
}
