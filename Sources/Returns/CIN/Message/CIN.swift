/// The children in need census: its message, its columns and its rules.
///
/// Everything about this return is in here; what it shares with other returns is outside.
public enum CIN {
  /// The return's tables, in the order of their names, which is the order of its issues.
  enum TableNumber {
    static let assessments: UInt8 = 0
    static let episodes: UInt8 = 1
    static let needPlans: UInt8 = 2
    static let characteristics: UInt8 = 3
    static let children: UInt8 = 4
    static let protectionPlans: UInt8 = 5
    static let disabilities: UInt8 = 6
    static let header: UInt8 = 7
    static let preProceedings: UInt8 = 8
    static let reviews: UInt8 = 9
    static let enquiries: UInt8 = 10
    /// The factors of assessments; issues name the assessment, never these rows.
    static let factors: UInt8 = 11
  }

  /// For each table the one whose rows hold its rows.
  static let parents: [UInt8] = [
    TableNumber.episodes, TableNumber.children, TableNumber.episodes, TableNumber.children,
    TableNumber.children, TableNumber.episodes, TableNumber.children, TableNumber.header,
    TableNumber.episodes, TableNumber.protectionPlans, TableNumber.episodes,
    TableNumber.assessments,
  ]

  static let layouts: [TableLayout] = [
    TableLayout("Assessments", Assessment.all),
    TableLayout("CINdetails", Episode.all),
    TableLayout("CINplanDates", NeedPlan.all),
    TableLayout("ChildCharacteristics", Characteristics.all),
    TableLayout("ChildIdentifiers", Child.all),
    TableLayout("ChildProtectionPlans", ProtectionPlan.all),
    TableLayout("Disabilities", DisabilityRow.all),
    TableLayout("Header", Header.all),
    TableLayout("PreProceedingsandFGDM", PreProceedings.all),
    TableLayout("Reviews", Review.all),
    TableLayout("Section47", Enquiry.all),
    TableLayout("AssessmentFactors", Factor.all),
  ]
}
