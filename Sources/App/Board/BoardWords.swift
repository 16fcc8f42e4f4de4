import Civil
import ImprovementPlan
import Kernel
import Markup
import SiteMap
import Storage
import Web

extension BoardMember.Role: FormValue {}
extension Meeting.State: FormValue {}
extension Attendance.State: FormValue {}
extension Exemption: FormValue {}
extension Challenge.Changed: FormValue {}
extension Risk.Kind: FormValue {}

extension Meeting.State {
  var tone: Tone {
    switch self {
    case .planned: .gold
    case .held: .neutral
    case .cancelled: .caution
    }
  }
}

extension Openness {
  var tag: HTML { Web.tag(words, isAgreed ? .good : isPublic ? .caution : .neutral) }
}

extension ChallengeStanding {
  var tag: HTML {
    let tone: Tone =
      switch self {
      case .overdue: .urgent
      case .notSatisfied: .caution
      case .waiting, .answered: .gold
      case .closed(true): .good
      case .closed(false): .neutral
      }
    return Web.tag(words, tone)
  }
}

/// A score from 1 to 25 with a mark; where the marks change is our choice.
func scoreTag(_ score: Int?) -> HTML {
  guard let score else { return span("Not scored", .class("muted")) }
  return tag("\(score)", score >= 15 ? .urgent : score >= 8 ? .caution : .neutral)
}

/// People, posts and bodies as the answers of a question.
struct OwnerOptions: Sendable {
  let choices: [OwnerChoice]

  /// - Parameter known: who was chosen before, and stays a choice even where they have left.
  init(_ visit: Visit, keeping known: Owner? = nil, _ db: Transaction) throws {
    choices = try db.ownerChoices(in: visit.authority, on: visit.today, keeping: known)
  }

  var all: [Choice] { options(choices) }

  /// Bodies do not sit on boards; people and posts do.
  var peopleAndPosts: [Choice] { options(choices.filter { $0.owner.kind != .body }) }

  private func options(_ choices: [OwnerChoice]) -> [Choice] {
    choices.map { choice in
      Choice(
        choice.owner.formValue,
        choice.name.detail.map { "\(choice.name.name) (\($0))" } ?? choice.name.name)
    }
  }
}

extension FormEntry {
  /// An owner that must be chosen.
  mutating func owner(_ name: String, _ missing: String) -> Owner {
    if let owner = Owner(formValue: form[name] ?? "") { return owner }
    check(false, missing, field: name)
    return .body(ID())
  }

  /// An owner that may be chosen.
  mutating func optionalOwner(_ name: String) -> Owner? {
    let sent = form[name] ?? ""
    let owner = Owner(formValue: sent)
    check(
      owner != nil || sent.isEmpty, "Choose one of the answers that are offered.", field: name)
    return owner
  }
}

/// A name with who or what stands behind it.
func named(_ name: OwnerName?) -> HTML {
  guard let name else { return span("Nobody yet", .class("muted")) }
  return HTML {
    HTML(name.name)
    if let detail = name.detail { div(detail, .class("muted")) }
  }
}
