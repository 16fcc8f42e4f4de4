import Civil
import Kernel
import Storage
import Web

/// Inspections of the council, what they judged, found and recommended, and the papers they came
/// in.
public struct InspectionsSlice: Sendable {
  public let world: World
  let reader: ReportReader
  let plan: PlanLinks
  let images: PageImageCache
  let imports: ImportQueue

  /// - Parameters:
  ///   - reader: what reads papers: `ReportReader.live()` in the service.
  ///   - plan: what the improvement plan answers; `PlanLinks.none` without one.
  public init(world: World, reader: ReportReader, plan: PlanLinks) {
    self.world = world
    self.reader = reader
    self.plan = plan
    images = PageImageCache()
    imports = ImportQueue(world: world, reader: reader)
  }

  /// The tables that pages look back on. Frameworks and themes came with the program and have no
  /// past of their own.
  public static let tables = [
    Inspection.table, InspectionPromise.table, Judgement.table, JudgementFinding.table,
    Finding.table, FindingReview.table, Recommendation.table, RecommendationFinding.table,
    RecommendationLink.table, ReportDocument.table, Paper.table, NationalInspection.table,
  ]

  /// Reads the files of imports in the background, until the task is cancelled.
  public func runImports() async { await imports.run() }

  /// Brings the frameworks, grade scales and themes that ship with the program into the authority's
  /// records. Run at every start: what is there stays.
  public static func seed(_ db: WriteTransaction, authority: AuthorityID) throws {
    try SeedFrameworks(authority: authority)(db)
  }
}

extension Transaction {
  /// The time rules and working days of an authority, as they are in this transaction.
  func inspectionDates(of authority: AuthorityID) throws -> InspectionDates {
    InspectionDates(
      rules: try timeRules(of: authority),
      calendar: try WorkingCalendars().calendar(of: authority, self))
  }
}
