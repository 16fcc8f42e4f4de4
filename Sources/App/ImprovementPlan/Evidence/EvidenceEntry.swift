import Civil
import Kernel

/// What a person enters about a piece of evidence.
public struct EvidenceEntry: Hashable, Sendable {
  public var kind: Evidence.Kind
  public var strength: Evidence.Strength
  public var title: String
  public var text: String
  /// The day that the evidence speaks of, which may lie long before today.
  public var effectiveOn: CivilDate

  public init(
    kind: Evidence.Kind, strength: Evidence.Strength, title: String, text: String = "",
    effectiveOn: CivilDate
  ) {
    self.kind = kind
    self.strength = strength
    self.title = title
    self.text = text
    self.effectiveOn = effectiveOn
  }
}

extension EvidenceEntry {
  /// What is wrong with it.
  func problems(hasFile: Bool, today: CivilDate) -> [Problem] {
    var problems: [Problem] = []
    if title.isEmpty {
      problems.append(Problem("Say in a few words what it is.", field: "title"))
    }
    if text.isEmpty, !hasFile {
      problems.append(
        Problem("Say what it shows, or attach the file that shows it.", field: "text"))
    }
    if effectiveOn > today {
      problems.append(
        Problem("Evidence cannot speak of a day that has not come.", field: "effectiveOn"))
    }
    if kind == .document, !hasFile {
      problems.append(
        Problem("Attach the document, or choose another kind of evidence.", field: "file"))
    }
    if strength == .confirmedByFamily, kind != .familyVoice, kind != .survey,
      kind != .observation
    {
      problems.append(
        Problem(
          "What a child or family confirms is their voice, a survey of them or an observation with them: choose that kind, or another strength.",
          field: "strength"))
    }
    return problems
  }
}
