import Civil
import ImprovementPlan
import Kernel
import Storage
import Voice

/// What an edition says otherwise than the one before it, in sentences for everybody.
struct EditionChanges {
  let former: EditionContent
  let current: EditionContent
  /// The identifiers of the actions that the public read of before the former edition.
  var readEarlier: Set<String> = []

  var sentences: [String] {
    plan + recommendations + actions + lateness + consultations
  }

  /// Whether anything is otherwise than before, days that passed apart.
  var isOtherwise: Bool {
    !(plan + recommendations + actions + consultations).isEmpty
  }

  private var plan: [String] {
    var found: [String] = []
    if former.plan.ambition != current.plan.ambition {
      found.append("The ambition was put in other words.")
    }
    if let body = current.plan.answeredForBy, body != former.plan.answeredForBy {
      found.append("\(body) now answers for the plan.")
    }
    return found
  }

  private var recommendations: [String] {
    let before = Dictionary(
      former.plan.recommendations.map { ($0.outcome, $0) }, uniquingKeysWith: { $1 })
    return current.plan.recommendations.flatMap { one -> [String] in
      guard let old = before[one.outcome] else {
        return ["\(one.reference) is new in the plan."]
      }
      var found: [String] = []
      if let answer = one.response?.word, answer != old.response?.word {
        found.append("\(one.reference): the council’s answer is now “\(answer)”.")
      }
      if one.dueOn != old.dueOn, let due = one.dueOn {
        found.append(
          "\(one.reference) is now due on \(due.longForm)"
            + (old.dueOn.map { ", before on \($0.longForm)" } ?? "")
            + (one.moved.map { "; moved by \($0.movedBy)." } ?? "."))
      }
      let (was, now) = (
        old.deliveryWord(former.actions(of: old)), one.deliveryWord(current.actions(of: one))
      )
      if was != now {
        found.append("\(one.reference): delivery is now “\(now)”; it was “\(was)”.")
      }
      // The council may call it otherwise than it did; that alone is no new judgement.
      if one.impact?.code != old.impact?.code
        || (one.isUnproven == true) != (old.isUnproven == true), let impact = one.impact
      {
        found.append(
          "\(one.reference): whether it helped children is now judged “\(impact.word)”"
            + (old.impact.map { "; it was “\($0.word)”." } ?? "."))
      }
      if old.signedOffOn == nil, let day = one.signedOffOn {
        let open = current.actions(of: one).count { $0.completedOn == nil }
        found.append(
          "\(one.reference) was signed off\(one.signatory) on \(day.longForm)"
            + (open == 0
              ? "." : "; \(Words.count(open, "action")) \(open == 1 ? "is" : "are") still open."))
      } else if old.signedOffOn != nil, one.signedOffOn == nil {
        found.append("\(one.reference) was opened again after it was signed off.")
      } else if let was = old.signedOffOn, let day = one.signedOffOn, was != day {
        found.append(
          "\(one.reference) was opened again, and signed off anew\(one.signatory) on \(day.longForm)."
        )
      }
      return found
    }
  }

  private var actions: [String] {
    let before = Dictionary(former.plan.actions.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let now = Set(current.plan.actions.map(\.id))
    var found = current.plan.actions.flatMap { one -> [String] in
      guard let old = before[one.id] else {
        guard broughtBack.contains(one.id) else {
          return ["New action: \(one.reference) \(one.title)."]
        }
        let due = one.dueOn.map { ", due on \($0.longForm)" } ?? ""
        return ["Back in the plan: \(one.reference) \(one.title)\(due)."]
      }
      var found: [String] = []
      if old.completedOn == nil, let day = one.completedOn {
        found.append("\(one.reference) \(one.title): done on \(day.longForm).")
      } else if one.completedOn == nil, old.completedOn != nil {
        found.append("\(one.reference) \(one.title): opened again.")
      }
      if one.dueOn != old.dueOn, let due = one.dueOn {
        found.append(
          "\(one.reference) \(one.title): now due on \(due.longForm)"
            + (old.dueOn.map { ", before on \($0.longForm)." } ?? "."))
      }
      if one.owner != old.owner, let owner = one.owner {
        found.append(
          "\(one.reference) \(one.title): now with \(owner)"
            + (old.owner.map { ", before with \($0)." } ?? "."))
      }
      if one.completedOn == nil, old.completedOn == nil, let now = one.delivery,
        let was = old.delivery, now.code != was.code
      {
        found.append(
          "\(one.reference) \(one.title): delivery is now “\(now.word)”; it was “\(was.word)”.")
      }
      return found
    }
    let dropped = Dictionary(
      (current.plan.dropped ?? []).map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    found += former.plan.actions.filter { !now.contains($0.id) }.map {
      "No longer in the plan: " + (dropped[$0.id]?.sentence ?? "\($0.reference) \($0.title).")
    }
    return found
  }

  /// What became late, and what became later still.
  private var lateness: [String] {
    let before = Dictionary(former.plan.actions.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    return current.plan.actions.compactMap { one in
      guard let old = before[one.id], one.isMissed(on: current.plan.asAt) else { return nil }
      let name = "\(one.reference) \(one.title)"
      let late = one.workingDaysLate.map { " by \(Lateness.workingDays($0))" } ?? ""
      guard old.isMissed(on: former.plan.asAt) else { return "\(name): late\(late)." }
      guard let was = old.workingDaysLate, let now = one.workingDaysLate, now > was else {
        return nil
      }
      return "\(name): still late\(late); it was \(Lateness.workingDays(was))."
    }
  }

  /// The identifiers of the actions that the public read of before, that had gone when the former
  /// edition came, and that stand again.
  var broughtBack: Set<String> {
    let known = readEarlier.union((former.plan.dropped ?? []).map(\.id))
    return Set(current.plan.actions.map(\.id)).intersection(known)
      .subtracting(former.plan.actions.map(\.id))
  }

  /// The outcomes that the former edition told children were better now, and that were opened again.
  var openedAgain: Set<String> {
    let better = former.plan.recommendations.filter {
      $0.signedOffOn != nil && $0.doubtOfSignOff == nil
    }
    let open = current.plan.recommendations.filter { $0.signedOffOn == nil }
    return Set(better.map(\.outcome)).intersection(open.map(\.outcome))
  }

  /// How many things the former edition told of for a recommendation that are in the plan no more,
  /// without those that went after their date: of these the edition tells by itself.
  func takenOut(from recommendation: PublicPlan.Recommendation) -> Int {
    let told = Set(current.plan.actions.map(\.id) + (current.plan.dropped ?? []).map(\.id))
    let before = former.plan.recommendations.first { $0.outcome == recommendation.outcome }
    return before?.actions.count { !told.contains($0) } ?? 0
  }

  private var consultations: [String] {
    let before = Dictionary(
      former.consultations.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let now = Set(current.consultations.map(\.id))
    var found = current.consultations.flatMap { one -> [String] in
      guard let old = before[one.id] else { return ["New consultation: \(one.title)."] }
      if old.heldOn == nil, let day = one.heldOn {
        return ["\(one.title): held on \(day.longForm)."]
      }
      if one.plannedOn != old.plannedOn, let day = one.plannedOn {
        return ["\(one.title): now planned for \(day.longForm)."]
      }
      return []
    }
    found += former.consultations.filter { !now.contains($0.id) }.map {
      "Called off: \($0.title)."
    }
    return found
  }
}

extension Transaction {
  /// What an edition says otherwise than the published one before it; nil for the first.
  func changes(
    in content: EditionContent, of edition: PlanEdition, in world: World
  ) throws -> (since: PlanEdition, told: EditionChanges)? {
    guard let former = try former(of: edition), let before = try frozen(former, in: world) else {
      return nil
    }
    // What was taken back from the public since, it had read all the same.
    let earlier = try editions(ofPlan: edition.plan, in: edition.authority)
      .filter { $0.number < former.number && $0.publishedOn != nil }
      .compactMap { try frozen($0, in: world) }
    return (
      former,
      EditionChanges(
        former: before, current: content,
        readEarlier: Set(earlier.flatMap { $0.plan.actions.map(\.id) }))
    )
  }
}
