extension CIN {
  /// What a rule looks at: all columns, and which children are its to judge.
  ///
  /// A part of the children has its own run of rows in every table, since a child's rows stand
  /// together; so parts can be judged side by side.
  /// A class only so that it can be handed about without counting a reference for every column.
  final class Rows: Sendable {
    let file: ReturnFile
    let census: CensusPeriod
    let children: ChildColumns
    let disabilities: DisabilityColumns
    let episodes: EpisodeColumns
    let assessments: AssessmentColumns
    let factors: FactorColumns
    let needPlans: NeedPlanColumns
    let enquiries: EnquiryColumns
    let protectionPlans: ProtectionPlanColumns
    let reviews: ReviewColumns
    let preProceedings: PreProceedingsColumns

    let childRows: Range<Int>
    let episodeRows: Range<Int>
    let assessmentRows: Range<Int>
    let needPlanRows: Range<Int>
    let enquiryRows: Range<Int>
    let protectionPlanRows: Range<Int>
    let reviewRows: Range<Int>
    let preProceedingsRows: Range<Int>

    /// All rows of a return.
    init(_ file: ReturnFile) {
      self.file = file
      let tables = file.tables
      let header = tables[Int(TableNumber.header)]
      census = CensusPeriod(reference: header.days(Header.referenceDate).first ?? .missing)
      children = ChildColumns(tables)
      disabilities = DisabilityColumns(tables)
      episodes = EpisodeColumns(tables)
      assessments = AssessmentColumns(tables)
      factors = FactorColumns(tables)
      needPlans = NeedPlanColumns(tables)
      enquiries = EnquiryColumns(tables)
      protectionPlans = ProtectionPlanColumns(tables)
      reviews = ReviewColumns(tables)
      preProceedings = PreProceedingsColumns(tables)
      childRows = children.birth.indices
      episodeRows = episodes.referral.indices
      assessmentRows = assessments.start.indices
      needPlanRows = needPlans.start.indices
      enquiryRows = enquiries.start.indices
      protectionPlanRows = protectionPlans.start.indices
      reviewRows = reviews.date.indices
      preProceedingsRows = preProceedings.start.indices
    }

    /// Some of the children, with all their rows.
    private init(_ whole: Rows, children rows: Range<Int>) {
      file = whole.file
      census = whole.census
      children = whole.children
      disabilities = whole.disabilities
      episodes = whole.episodes
      assessments = whole.assessments
      factors = whole.factors
      needPlans = whole.needPlans
      enquiries = whole.enquiries
      protectionPlans = whole.protectionPlans
      reviews = whole.reviews
      preProceedings = whole.preProceedings
      childRows = rows
      episodeRows = episodes.first.rows(of: rows)
      assessmentRows = assessments.first.rows(of: episodeRows)
      needPlanRows = needPlans.first.rows(of: episodeRows)
      enquiryRows = enquiries.first.rows(of: episodeRows)
      protectionPlanRows = protectionPlans.first.rows(of: episodeRows)
      reviewRows = reviews.first.rows(of: protectionPlanRows)
      preProceedingsRows = preProceedings.first.rows(of: episodeRows)
    }

    /// The same columns, so many parts of about the same size.
    func parts(_ count: Int) -> [Rows] {
      let size = max(1, (childRows.count + count - 1) / max(1, count))
      return stride(from: 0, to: childRows.count, by: size).map { start in
        Rows(self, children: start..<min(start + size, childRows.count))
      }
    }
  }
}

extension [Int32] {
  /// The rows that some neighbouring rows of the table above hold, this being where they begin.
  @inline(__always)
  func rows(of parents: Range<Int>) -> Range<Int> {
    Int(self[parents.lowerBound])..<Int(self[parents.upperBound])
  }

  /// The rows that one row of the table above holds.
  @inline(__always)
  func rows(of parent: Int) -> Range<Int> { Int(self[parent])..<Int(self[parent + 1]) }
}

extension CIN.Rows {
  func disabilities(of child: Int) -> Range<Int> { disabilities.first.rows(of: child) }
  func episodes(of child: Int) -> Range<Int> { episodes.first.rows(of: child) }

  func assessments(of episode: Int) -> Range<Int> { assessments.first.rows(of: episode) }
  func needPlans(of episode: Int) -> Range<Int> { needPlans.first.rows(of: episode) }
  func enquiries(of episode: Int) -> Range<Int> { enquiries.first.rows(of: episode) }
  func protectionPlans(of episode: Int) -> Range<Int> { protectionPlans.first.rows(of: episode) }

  func factors(of assessment: Int) -> Range<Int> { factors.first.rows(of: assessment) }
  func reviews(of plan: Int) -> Range<Int> { reviews.first.rows(of: plan) }

  /// Over all episodes of a child.
  func needPlans(ofChild child: Int) -> Range<Int> {
    needPlans.first.rows(of: episodes(of: child))
  }
  func enquiries(ofChild child: Int) -> Range<Int> {
    enquiries.first.rows(of: episodes(of: child))
  }
  func protectionPlans(ofChild child: Int) -> Range<Int> {
    protectionPlans.first.rows(of: episodes(of: child))
  }
}
