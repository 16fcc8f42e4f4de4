import Inspections
import Kernel
import SiteMap
import Web

/// Due dates are set and moved, of actions and of recommendations.
struct DueDateHandlers: Sendable {
  /// The meetings at which a board can have decided it.
  let meetings: MeetingLinks

  @Sendable func actionForm(_ visit: Visit) async throws -> Answer {
    .page(try await MoveDueDatePage.ofAction(visit, meetings: meetings))
  }

  @Sendable func moveAction(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let id: Action.ID = try visit.id("action")
      let (number, move) = try MoveDueDatePage.read(visit.form)
      try await MoveDueDate(visit, meetings: meetings)(of: .action(id), readAt: number, to: move)
      return .redirect(.action(id), notice: Self.notice(after: number))
    } onProblems: {
      try await MoveDueDatePage.ofAction(visit, meetings: meetings, problems: $0)
    }
  }

  /// - Parameter number: how many lines the ledger had before.
  private static func notice(after number: Int) -> String {
    number == 0
      ? "The due date was set." : "The due date was moved; the first one stays on record."
  }

  @Sendable func recommendationForm(_ visit: Visit) async throws -> Answer {
    .page(try await MoveDueDatePage.ofRecommendation(visit, meetings: meetings))
  }

  @Sendable func moveRecommendation(_ visit: Visit) async throws -> Answer {
    try await visit.retrying {
      let plan: Plan.ID = try visit.id("plan")
      let (number, move) = try MoveDueDatePage.read(visit.form)
      try await MoveDueDate(visit, meetings: meetings)(
        of: .recommendation(visit.id("recommendation")), readAt: number, to: move)
      return .redirect(.plan(plan), notice: Self.notice(after: number))
    } onProblems: {
      try await MoveDueDatePage.ofRecommendation(visit, meetings: meetings, problems: $0)
    }
  }
}
