import Civil
import Kernel
import Markup
import SiteMap
import Storage
import Web

/// What stands in a form after somebody was warned that their words disagree with the plan: what
/// the plan says, with the records behind it, and where to say why the words are kept.
public struct NarrativeAside {
  let sheet: FormSheet
  let found: [NarrativeDisagreement]
  let plan: Plan.ID?
  let action: Action.ID?
  /// Whether the words themselves do not stand in the form, so that only a reason can be given.
  var needsReason = false

  /// For words that name no plan: what they disagree with is said in the problems of the form.
  public init(_ sheet: FormSheet) {
    self.sheet = sheet
    found = []
    plan = nil
    action = nil
  }

  /// For words that may be about any of several plans.
  public init(_ sheet: FormSheet, _ found: [PlanDisagreement]) {
    self.sheet = sheet
    self.found = found.map(\.disagreement)
    plan = found.first?.plan
    action = nil
  }

  public init(
    _ sheet: FormSheet, _ found: [NarrativeDisagreement], plan: Plan.ID, action: Action.ID? = nil,
    needsReason: Bool = false
  ) {
    self.needsReason = needsReason
    self.sheet = sheet
    self.found = found
    self.plan = plan
    self.action = action
  }

  /// Nothing, as long as nobody was warned.
  @HTMLBuilder public var html: HTML {
    if sheet.problems.contains(where: { $0.field == NarrativeAnswer.field }) {
      if let plan, !found.isEmpty {
        insetText {
          p { strong("What the plan says") }
          NarrativeList(found: found, plan: plan, action: action).html
        }
      }
      sheet.textArea(
        NarrativeAnswer.field, "Keep the words as written, because …",
        hint: needsReason
          ? "What you say here stays on record."
          : "Leave it empty if you have corrected them. What you say here stays on record.",
        isOptional: !needsReason, rows: 2, maximum: 1000)
    }
  }
}

extension Transaction {
  /// What disagrees with the plan in the fields of a form that comes back with a warning; nothing
  /// otherwise.
  func disagreements(
    inForm sheet: FormSheet, _ fields: [String], about subject: Evidence.Subject, _ visit: Visit
  ) throws -> [NarrativeDisagreement] {
    guard sheet.problems.contains(where: { $0.field == NarrativeAnswer.field }) else { return [] }
    return try disagreements(
      in: fields.map { ($0, sheet.value($0) ?? "") }, about: subject, in: visit.world,
      for: visit.user
    ).map(\.disagreement)
  }

  /// The same for words about progress that were held back: nothing unless they were for this.
  func disagreements(
    in held: HeldBack?, about id: Action.ID, _ visit: Visit
  ) throws -> [NarrativeDisagreement] {
    guard let held, held.problems.contains(where: { $0.field == NarrativeAnswer.field }) else {
      return []
    }
    return try disagreements(
      in: [("note", held.saved.mine["note"])], about: id, in: visit.world, for: visit.user
    ).map(\.disagreement)
  }
}

/// What stands beside a text at review where figures in it disagree with the plan; nothing where
/// they agree.
public struct NarrativeNote {
  let found: [PlanDisagreement]

  public init(_ found: [PlanDisagreement]) { self.found = found }

  @HTMLBuilder public var html: HTML {
    if let plan = found.first?.plan {
      insetText {
        p { strong("Figures in these words disagree with the plan.") }
        NarrativeList(found: found.map(\.disagreement), plan: plan).html
      }
    }
  }
}

/// Disagreements as a list, each with the way to the records behind what the plan says.
public struct NarrativeList {
  let found: [NarrativeDisagreement]
  let plan: Plan.ID
  let action: Action.ID?
  /// The past day as at which the records are looked at; nil for today.
  let asAt: CivilDate?

  public init(
    found: [NarrativeDisagreement], plan: Plan.ID, action: Action.ID? = nil,
    asAt: CivilDate? = nil
  ) {
    self.found = found
    self.plan = plan
    self.action = action
    self.asAt = asAt
  }

  @HTMLBuilder public var html: HTML {
    if !found.isEmpty {
      ul {
        for one in found {
          li {
            HTML(one.sentence)
            if let address = one.address(plan: plan, action: action) {
              HTML(" ")
              link(
                "See what it counts",
                to: asAt.map { address.with("as-at", $0.description) } ?? address)
            }
          }
        }
      }
    }
  }
}
