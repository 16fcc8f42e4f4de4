import Storage
import Web

/// The filters that several lists of this slice offer.
extension ListFilter {
  static func themes(_ themes: Themes, _ condition: (_ code: String) -> SQL) -> ListFilter {
    .choice("theme", "Theme", themes.all.map { Option($0.code, $0.name, condition($0.code)) })
  }

  static func inspections(
    _ inspections: [Inspection], _ condition: (ID<Inspection>) -> SQL
  ) -> ListFilter {
    .choice(
      "inspection", "Inspection",
      inspections.map { Option($0.id.text, $0.title, condition($0.id)) })
  }
}
