import Civil

/// An authority that is responsible for children's services, as reference data: what it is called,
/// where it lies, and since when it has been there.
public struct EnglishCouncil: Hashable, Sendable {
  /// The nine-character code of the Office for National Statistics; invented councils have one
  /// outside its series.
  public var code: String
  public var name: String
  public var region: Region
  /// Its first day, where it began within the time of the register.
  public var validFrom: CivilDate?
  /// Its last day, where it has ended.
  public var validTo: CivilDate?
  /// Other names and earlier codes by which reports and lists call it.
  public var otherNames: [String]

  public init(
    code: String, name: String, region: Region, validFrom: CivilDate? = nil,
    validTo: CivilDate? = nil, otherNames: [String] = []
  ) {
    self.code = code
    self.name = name
    self.region = region
    self.validFrom = validFrom
    self.validTo = validTo
    self.otherNames = otherNames
  }

  /// Whether it was there on a day.
  func exists(on day: CivilDate) -> Bool {
    (validFrom ?? .earliest) <= day && day <= (validTo ?? .latest)
  }

  /// Why no report can be of it, by the first day of its visit or, where that is not known, the day
  /// on which it was published; nil where it was there.
  func problem(withVisitFrom visit: CivilDate?, publishedOn: CivilDate?) -> String? {
    guard let day = visit ?? publishedOn else { return nil }
    if let validFrom, day < validFrom {
      return "\(name) has been a council since \(validFrom.longForm) only, and the report is of "
        + "\(day.longForm). Check the council and the dates."
    }
    // A report may be published after the council has ended.
    let late = visit == nil ? NationalInspection.latestReport : 0
    if let validTo, validTo.days(until: day) > late {
      return "\(name) was a council until \(validTo.longForm), and the report is of "
        + "\(day.longForm). Check the council and the dates."
    }
    return nil
  }
}
