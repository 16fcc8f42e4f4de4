/// How many recommendations of each class a report says it makes: "three immediate, seven within
/// three months, three within six". Nil where it does not say.
public struct DeclaredCounts: Hashable, Sendable {
  public var immediate: Int?
  public var threeMonths: Int?
  public var sixMonths: Int?
  public var twelveMonths: Int?

  public init(
    immediate: Int? = nil, threeMonths: Int? = nil, sixMonths: Int? = nil,
    twelveMonths: Int? = nil
  ) {
    self.immediate = immediate
    self.threeMonths = threeMonths
    self.sixMonths = sixMonths
    self.twelveMonths = twelveMonths
  }

  /// The declared count of a class; nil when nothing is declared for it.
  public subscript(_ timescale: Timescale) -> Int? {
    switch timescale {
    case .immediate: immediate
    case .threeMonths: threeMonths
    case .sixMonths: sixMonths
    case .twelveMonths: twelveMonths
    case .custom: nil
    }
  }

  /// Whether the report declares anything.
  public var isDeclared: Bool { Timescale.allCases.contains { self[$0] != nil } }

  /// All declared together.
  public var total: Int { Timescale.allCases.reduce(0) { $0 + (self[$1] ?? 0) } }

  /// Where a list of recommendations differs from what is declared; empty when it agrees.
  ///
  /// A class that the report says nothing about is not compared, unless it declares others: then a
  /// recommendation of an undeclared class is one too many.
  func disagreements(with timescales: [Timescale?]) -> [String] {
    guard isDeclared else { return [] }
    var found: [String] = []
    for timescale in Timescale.allCases {
      let listed = timescales.count { $0 == timescale }
      let said = self[timescale] ?? 0
      if listed != said { found.append("\(timescale.title): \(listed) listed, \(said) declared") }
    }
    let undated = timescales.count { $0 == nil }
    if undated > 0 {
      found.append("no timescale: \(undated) listed, none declared")
    }
    return found
  }
}
