import Board
import ImprovementPlan
import Inspections
import Kernel
import Markup
import Publishing
import Registers
import SiteMap
import StatutoryReturns
import Storage
import Web

/// The page one comes in by: what waits for this person, what is running, where everything is.
struct HomeSlice: Sendable {
  let inspections: InspectionsSlice
  let plan: ImprovementPlanSlice
  let registers: RegistersSlice
  let returns: StatutoryReturnsSlice
  let publishing: PublishingSlice
  let board: BoardSlice

  func addRoutes(to site: inout Site) {
    let (inspections, plan, registers, returns) = (inspections, plan, registers, returns)
    let (publishing, board) = (publishing, board)
    site.get("", for: .readPublished) { visit in
      let council = try await visit.council()
      let parts = [
        try await plan.remindersHome(visit), try await plan.home(visit),
        try await plan.elsewhereHome(visit),
        try await publishing.home(visit), try await registers.home(visit),
        try await returns.home(visit), try await inspections.home(visit),
        try await board.home(visit),
      ]
      return .page(
        HomePage(
          visit: visit, council: council, parts: parts
        ).page)
    }
  }
}

/// The home page: a greeting, then the slices' parts, then the start of common tasks.
struct HomePage {
  let visit: Visit
  let council: String
  let parts: [HTML]

  var page: Page {
    Page(title, kicker: visit.user.isSignedIn ? council : nil) {
      lead(introduction)
      if !starts.isEmpty { buttonRow { for start in starts { start } } }
      for part in parts { part }
    }
  }

  private var title: String {
    visit.user.isSignedIn
      ? "Good to see you, \(visit.user.name)" : "How \(council) improves for children"
  }

  private var introduction: String {
    visit.user.isSignedIn
      ? "What waits for you, what is running, and what inspectors said last."
      : "What inspectors found, what they asked for, and what came of it. Professionals sign in to see the plan and its actions."
  }

  private var starts: [HTML] {
    var links: [HTML] = []
    if visit.user.may(.manageInspections) {
      links.append(buttonLink("Upload a report", to: .uploadPaper))
    }
    if visit.user.may(.readPlan) {
      links.append(buttonLink("All actions", to: .actions, style: .secondary))
    }
    if !visit.user.isSignedIn {
      links.append(buttonLink("Sign in", to: .signIn))
      links.append(buttonLink("What the grades mean", to: .frameworks, style: .secondary))
    }
    return links
  }
}

extension Visit {
  /// The council's name, as people call it.
  func council() async throws -> String {
    try await store.read { try $0.authority(authority) }?.name ?? authority.code
  }
}
