import Civil
import Kernel
import Storage

/// What is said about one line of the national register before it is accepted.
public struct RegisterEntry: Hashable, Sendable {
  public var council: String
  /// The code of the framework.
  public var framework: String
  public var visitStart: CivilDate?
  public var visitEnd: CivilDate?
  public var publishedOn: CivilDate?
  /// The code of the overall grade; empty when none is known.
  public var overall: String
  /// The grades of the other areas by their codes; an area that is missing stays as it is, and an
  /// empty grade takes its judgement away.
  public var parts: [String: String]
  public var source: String
  public var link: String

  public init(
    council: String, framework: String, visitStart: CivilDate? = nil,
    visitEnd: CivilDate? = nil, publishedOn: CivilDate? = nil, overall: String = "",
    parts: [String: String] = [:],
    source: String, link: String = ""
  ) {
    self.council = council
    self.framework = framework
    self.visitStart = visitStart
    self.visitEnd = visitEnd
    self.publishedOn = publishedOn
    self.overall = overall
    self.parts = parts
    self.source = source
    self.link = link
  }
}

/// Enters another council's inspection in the national register, or corrects the line.
public struct RecordRegisterLine: Sendable {
  let acting: any Acting

  public init(_ acting: any Acting) { self.acting = acting }

  @discardableResult
  public func callAsFunction(_ entry: RegisterEntry) async throws -> NationalInspection {
    let user = acting.user
    try user.require(.manageInspections)
    return try await acting.write(because: "national register: line entered") { db in
      try db.recordRegisterLine(entry, of: user.authority)
    }
  }

  @discardableResult
  public func callAsFunction(
    _ entry: RegisterEntry, over id: ID<NationalInspection>, readAt version: Int
  ) async throws -> NationalInspection {
    let user = acting.user
    try user.require(.manageInspections)
    return try await acting.write(because: "national register: line corrected") { db in
      guard var line = try db.find(id, of: user.authority) else {
        throw Refusal.notFound("This line of the register is not here.")
      }
      if line.inspection != nil {
        throw Refusal.conflict(
          "This line follows from an inspection recorded here. Correct the inspection instead.")
      }
      line.version = version
      return try db.keep(entry, in: line)
    }
  }
}

extension WriteTransaction {
  func recordRegisterLine(
    _ entry: RegisterEntry, of authority: AuthorityID
  ) throws -> NationalInspection {
    guard let framework = try framework(code: entry.framework, of: authority) else {
      throw Refusal.invalid("Choose the framework.", field: "framework")
    }
    return try keep(
      entry,
      in: NationalInspection(
        authority: authority, council: entry.council, framework: framework.id, source: ""))
  }

  fileprivate func keep(
    _ entry: RegisterEntry, in line: NationalInspection
  ) throws -> NationalInspection {
    guard let framework = try framework(code: entry.framework, of: line.authority) else {
      throw Refusal.invalid("Choose the framework.", field: "framework")
    }
    let problems = entry.problems(framework: framework)
    guard problems.isEmpty else { throw Refusal.invalid(problems) }
    try requireNew(entry, framework, besides: line)
    var new = line
    new.council = entry.council
    new.framework = framework.id
    new.visitStart = entry.visitStart
    new.visitEnd = entry.visitEnd
    new.publishedOn = entry.publishedOn
    new.overall = framework.overall.flatMap { framework.grade(entry.overall, for: $0)?.id }
    new.source = entry.source
    new.link = entry.link
    // The judgements of a framework that the line no longer has go with it.
    let stored =
      new.framework == line.framework ? try judgements(of: [line])[line.id] ?? [] : []
    let kept = try save(new)
    try keep(entry.judgements(over: stored, framework), of: kept)
    return kept
  }

  /// One inspection has one line: counts would be wrong otherwise.
  private func requireNew(
    _ entry: RegisterEntry, _ framework: FrameworkVersion, besides line: NationalInspection
  ) throws {
    let councils = try councils(of: line.authority)
    let twin = try register(of: framework.id, in: line.authority).first {
      $0.id != line.id && councils.isSame($0.council, entry.council)
        && (($0.visitStart != nil && $0.visitStart == entry.visitStart)
          || ($0.publishedOn != nil && $0.publishedOn == entry.publishedOn))
    }
    if twin != nil {
      throw Refusal.invalid(
        "Council: \(entry.council) is in the register already with this date under \(framework.framework.shortName).",
        field: "council")
    }
  }
}

extension RegisterEntry {
  func problems(framework: FrameworkVersion) -> [Problem] {
    var found: [Problem] = []
    if council.isEmpty { found.append(Problem("Say which council.", field: "council")) }
    if visitStart == nil, publishedOn == nil {
      found.append(
        Problem(
          "Published: give the day of publication, or the first day of the visit.",
          field: "publishedOn"))
    }
    if let visitEnd, visitEnd < (visitStart ?? visitEnd) {
      found.append(
        Problem("The last day of the visit is before its first.", field: "visitEnd"))
    }
    if let visitStart, let publishedOn, publishedOn < visitStart {
      found.append(
        Problem("Published is before the first day of the visit.", field: "publishedOn"))
    }
    if source.isEmpty {
      found.append(Problem("Source: say where this is known from.", field: "source"))
    }
    if !link.isEmpty, !SecureLink.isOne(link) {
      found.append(
        Problem("Link must be an address that begins with https://.", field: "link"))
    }
    if !overall.isEmpty { found += gradeProblems(framework) }
    for (code, grade) in parts.sorted(by: { $0.key < $1.key }) where !grade.isEmpty {
      guard let area = framework.area(code) else {
        found.append(
          Problem(
            "\(framework.framework.shortName) has no judgement “\(code)”.", field: "part.\(code)"))
        continue
      }
      if framework.grade(grade, for: area) == nil {
        found.append(
          Problem(
            "\(area.name): choose \(framework.scaleInWords(for: area)).", field: "part.\(code)"))
      }
    }
    return found
  }

  /// The judgements the line has then: those it had, changed by what is said here.
  func judgements(
    over stored: [RegisterJudgement], _ framework: FrameworkVersion
  ) -> [(area: ID<FrameworkArea>, grade: ID<FrameworkGrade>, page: Int?)] {
    framework.areas.compactMap { area in
      let old = stored.first { $0.area == area.id }
      guard let code = area.isOverall ? overall : parts[area.code] else {
        return old.map { (area.id, $0.grade, $0.page) }
      }
      guard let grade = framework.grade(code, for: area) else { return nil }
      return (area.id, grade.id, grade.id == old?.grade ? old?.page : nil)
    }
  }

  private func gradeProblems(_ framework: FrameworkVersion) -> [Problem] {
    let name = framework.framework.shortName
    guard let area = framework.overall else {
      return [
        Problem("Overall grade: \(name) gives none. Leave it empty.", field: "overall")
      ]
    }
    guard framework.grade(overall, for: area) == nil else { return [] }
    return [
      Problem(
        "Overall grade: not a grade of \(name). Choose \(framework.scaleInWords(for: area)).",
        field: "overall")
    ]
  }
}
