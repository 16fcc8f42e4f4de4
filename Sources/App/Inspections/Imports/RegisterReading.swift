import Civil
import Kernel
import Storage

/// What a report says that the national register keeps, read with certainty.
struct RegisterReading: Hashable, Sendable {
  struct Grade: Hashable, Sendable {
    var area: FrameworkArea
    var grade: FrameworkGrade
    var page: Int?
  }

  var council: String
  var framework: FrameworkVersion
  var visitStart: CivilDate?
  var visitEnd: CivilDate?
  var publishedOn: CivilDate?
  var grades: [Grade]

  var overall: FrameworkGrade? { grades.first { $0.area.isOverall }?.grade }
}

/// Decides whether a reading may go into the register: only what is certain, and of a council and a
/// framework that are known. Everything else is for a person, with the reasons.
enum RegisterCertainty {
  case certain(RegisterReading)
  case doubtful([String])
  /// A kind of report that the register does not keep.
  case left(String)

  init(_ reading: PaperReading, in state: RegisterState) {
    guard !reading.framework.text.isEmpty else {
      self = .left("It is a report of a kind that the register does not keep: \(reading.kind).")
      return
    }
    guard let framework = state.framework(reading.framework.text) else {
      self = .left("There is no framework “\(reading.framework.text)” here.")
      return
    }
    var doubts = reading.reserve.map { [$0] } ?? []
    func check(_ value: PaperReading.Value?, _ what: String) {
      guard let value, let doubt = value.doubt else { return }
      doubts.append("\(what) “\(CivilDate(value.text)?.longForm ?? value.text)”: \(doubt)")
    }
    check(reading.framework, "Framework")
    let council = reading.council.flatMap { state.councils.name($0.text, own: state.ownName) }
    check(reading.council, "Council")
    if reading.council == nil { doubts.append("No council was found.") }
    if let problem = reading.problemOfCouncil(in: state.councils, own: state.ownName) {
      doubts.append(problem)
    }
    let visitStart = reading.visitStart.flatMap { CivilDate($0.text) }
    let visitEnd = reading.visitEnd.flatMap { CivilDate($0.text) }
    let publishedOn = reading.published.flatMap { CivilDate($0.text) }
    check(reading.visitStart, "Visit start")
    check(reading.visitEnd, "Visit end")
    check(reading.published, "Published")
    if visitStart == nil, publishedOn == nil {
      doubts.append("Neither the visit nor the publication has a date.")
    }
    if let visitStart, let publishedOn, publishedOn < visitStart {
      doubts.append("It would have been published before the visit began.")
    }
    if let problem = visitStart.flatMap(framework.framework.problem(withVisitFrom:)) {
      doubts.append(problem)
    }
    let (grades, gradeDoubts) = Self.grades(reading, framework)
    doubts += gradeDoubts
    if doubts.isEmpty, let council {
      self = .certain(
        RegisterReading(
          council: council, framework: framework, visitStart: visitStart, visitEnd: visitEnd,
          publishedOn: publishedOn, grades: grades))
    } else {
      self = .doubtful(doubts)
    }
  }

  private static func grades(
    _ reading: PaperReading, _ framework: FrameworkVersion
  ) -> ([RegisterReading.Grade], [String]) {
    var doubts: [String] = []
    var grades: [RegisterReading.Grade] = []
    for judgement in reading.judgements {
      guard let area = framework.area(judgement.area) else {
        doubts.append(
          "\(framework.framework.shortName) has no judgement “\(judgement.printedArea)”.")
        continue
      }
      guard let grade = framework.grade(judgement.grade.text, for: area) else {
        doubts.append("\(area.name): “\(judgement.grade.text)” is no grade of its scale.")
        continue
      }
      if let doubt = judgement.grade.doubt {
        doubts.append("\(area.name), \(grade.name): \(doubt)")
      }
      grades.append(
        RegisterReading.Grade(area: area, grade: grade, page: judgement.grade.place?.page))
    }
    // A part with a scale of its own, and a part of an area, may be missing, as in a re-inspection.
    for area in framework.areas where area.part.isEmpty && area.parentCode.isEmpty {
      if !reading.judgements.contains(where: { $0.area == area.code }) {
        doubts.append("No grade was found for \(area.name).")
      }
    }
    // Where one part of an area was read, another that is missing was lost.
    for area in framework.areas where !area.parentCode.isEmpty {
      let parts = framework.areas.filter { $0.parentCode == area.parentCode }.map(\.code)
      if !reading.judgements.contains(where: { $0.area == area.code }),
        reading.judgements.contains(where: { parts.contains($0.area) })
      {
        doubts.append("No grade was found for \(area.name).")
      }
    }
    return (grades, doubts)
  }
}

extension PaperReading {
  /// The register keeps grades alone. That more stands in the paper than was read is said where it
  /// is entered.
  var remarkForRegister: String? {
    let pages = Set(notUnderstood.map(\.page)).sorted().map(String.init)
    guard !pages.isEmpty else { return nil }
    return
      "its recommendations were not taken whole: text on \(pages.count == 1 ? "page" : "pages") \(Words.list(pages)) was not understood"
  }
}
