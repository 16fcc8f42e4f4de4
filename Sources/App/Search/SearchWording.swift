import Board
import ImprovementPlan
import Inspections
import Storage
import Web

extension SearchHit {
  /// How it stands, as people read it; nil where there is nothing to say.
  var standing: (words: String, tone: Tone)? {
    switch (table, state) {
    case (_, ""): nil
    case (_, "withdrawn"): ("Withdrawn", .neutral)
    case ("inspection", _): Inspection.State(rawValue: state).map { ($0.title, .neutral) }
    case ("judgement", _): (state, .info)
    case ("finding", _): Finding.Kind(rawValue: state).map { ($0.title, .neutral) }
    case ("recommendation", "ownRecommendation"): ("The council’s own", .neutral)
    case ("plan", "draft"): ("Draft", .neutral)
    case ("plan", "agreed"): ("Agreed", .gold)
    case ("action", _), ("progress_update", _):
      Action.Delivery(rawValue: state).map { ($0.title, $0 == .inProgress ? .gold : .neutral) }
    case ("milestone", "milestoneDone"): ("Milestone, done", .info)
    case ("milestone", _): ("Milestone", .neutral)
    case ("evidence", "verified"): ("Verified", .good)
    case ("evidence", _): ("Not verified", .neutral)
    case ("challenge", "answered"): ("Answered", .info)
    case ("challenge", "waiting"): ("Waits for an answer", .caution)
    case ("event_challenge", _): ("Raised at a learning event", .neutral)
    case ("statement_text", "published"): ("Statement, published", .info)
    case ("statement_text", _): ("Statement, not public", .neutral)
    case ("peer_activity", _): ("Peer support", .neutral)
    case ("awareness_campaign", _): ("Awareness campaign", .neutral)
    case ("learning_event", _): ("Learning event", .neutral)
    case ("board_log", "toDo"): ("To do", .gold)
    case ("action_dependency", _): ("Waits for another action", .neutral)
    case ("readiness_question", _): ("Readiness question", .neutral)
    case ("agreed_priority", _): ("Agreed priority", .neutral)
    case ("case_study", _): ("Case study", .neutral)
    case ("paper", _): Paper.State(rawValue: state).map { ($0.title, .neutral) }
    default: (state.prefix(1).uppercased() + state.dropFirst(), .neutral)
    }
  }

  /// The same where there are no marks: "In progress; Draft plan".
  var standingInFile: String {
    [standing?.words, isOfDraft ? Plan.draftWords : nil].compactMap(\.self).joined(separator: "; ")
  }

  /// What stands in front of the name: "ACT-03".
  var reference: String? {
    switch table {
    case "action", "action_dependency": Int(place).map { Action.reference($0) }
    case "risk": place
    default: nil
    }
  }

  /// Where it belongs, in words.
  var origin: String? {
    switch table {
    case "judgement", "finding", "recommendation": place
    case "progress_update": "said by \(place)"
    case "milestone": "of the action “\(place)”"
    case "you_said": "said at “\(place)”"
    case "board_decision", "agenda_item", "board_log": "meeting of \(place)"
    default: nil
    }
  }
}
