import API
import Kernel
import Markup
import SiteMap
import Storage
import Synchronization
import Web

/// What programs may ask: in plain words for people, and as an OpenAPI document for programs.
struct APIPages: Sendable {
  let api: Operations

  func addRoutes(to site: inout Site) {
    let api = api
    let documents = APIDocuments(api: api)
    site.get("api", for: .readPublished) { visit in .page(APIPage(api: api, visit: visit).page) }
    site.forPrograms(.get, Operations.root + "/openapi.json", for: .readPublished) { visit in
      let council = try await visit.store.read { try $0.authority(visit.authority)?.name }
      return .data(documents.answer(of: council ?? "the council"))
    }
  }
}

/// The OpenAPI document, of which only the council's name ever differs, written once.
private final class APIDocuments: Sendable {
  private let api: Operations
  private let last: Mutex<(council: String, answer: DataAnswer)?> = Mutex(nil)

  init(api: Operations) { self.api = api }

  func answer(of council: String) -> DataAnswer {
    last.withLock { last in
      if let last, last.council == council { return last.answer }
      let answer = DataAnswer(api.document(of: council), isPublic: true)
      last = (council, answer)
      return answer
    }
  }
}

/// The page about the API.
struct APIPage {
  let api: Operations
  let visit: Visit

  var page: Page {
    Page("For programs") {
      lead(
        "What the pages show and what their forms do, a program can read and do as well: for the same people, by the same rules, and all of it on record."
      )
      key
      reading
      changing
      problems
      part("What there is", id: "operations") {
        p { link("The same as an OpenAPI document, for tools", to: .apiDocument) }
        for group in groups { operations(group) }
      }
    }
  }

  private var key: HTML {
    part("A key", id: "key") {
      p {
        HTML("What is published needs no key. For the rest, make one on the page of ")
        link("your account", to: .account)
        HTML(
          ". The program may do what you may do, and your name stands beside what it does, with that of the key. Cookies are not looked at here."
        )
      }
      example("curl -H \"Authorization: Bearer $KEY\" \(root)/me")
    }
  }

  private var reading: HTML {
    part("Reading", id: "reading") {
      p(
        "A list has its items and the address of its next page; it is narrowed down in the address. Days are written as 2026-03-27, moments in universal time. Where it is offered, asAt asks what was stored on a past day."
      )
      example("curl -H \"Authorization: Bearer $KEY\" \"\(root)/actions?due=late\"")
      p(
        "Each answer has an ETag: sent back as If-None-Match, it is answered with 304 while nothing has changed."
      )
    }
  }

  private var changing: HTML {
    part("Changing", id: "changing") {
      p(
        "A change is the page’s form in JSON: the same fields, the same rules, the same words when something is wrong. It says which version was read, in the body or as If-Match; when somebody else was quicker, nothing is saved, and the answer says what they changed. With an Idempotency-Key a request is done once, however often the same body is sent with it."
      )
      example(
        """
        curl -X POST -H "Authorization: Bearer $KEY" -H "Content-Type: application/json" \\
          -H "Idempotency-Key: 2026-03-27-progress" \\
          -d '{"delivery": "inProgress", "note": "Twelve plans were audited.", "effectiveOn": "2026-03-27", "version": 3}' \\
          \(root)/actions/01890000-0000-7000-8000-000000000001/progress
        """)
      p(
        "A file is sent as base64 in JSON, or as multipart/form-data with the same fields. Whoever owns something cannot verify it, by a program as little as on a page."
      )
      example(
        """
        curl -H "Authorization: Bearer $KEY" -F kind=audit -F strength=sampled -F title="Audit of twelve plans" \\
          -F effectiveOn=2026-03-27 -F file=@audit.pdf \\
          \(root)/actions/01890000-0000-7000-8000-000000000001/evidence
        """)
    }
  }

  private var problems: HTML {
    part("When something is wrong", id: "problems") {
      p("The answer says what happened and what to do, as application/problem+json (RFC 9457).")
      dataTable(
        "Kinds of problem", columns: ["Status", "Kind", "What it means"],
        rows: APIProblem.Kind.allCases.map { kind in
          [
            HTML(String(kind.status)), code(kind.rawValue, .id(kind.rawValue)), HTML(kind.title),
          ]
        })
    }
  }

  private var groups: [String] {
    api.operations.map(\.group).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func operations(_ group: String) -> HTML {
    let found = api.operations.filter { $0.group == group }
    return fold(group) {
      dataTable(
        group, isCaptionHidden: true, columns: ["Method", "Address", "What it does"],
        rows: found.map { [HTML($0.method.rawValue), code("/" + $0.path), HTML($0.summary)] })
    }
  }

  private var root: String {
    visit.absolute(Address(parts: Operations.root.split(separator: "/").map(String.init)))
  }

  private func example(_ text: String) -> HTML { pre(.class("code")) { code(text) } }
}
