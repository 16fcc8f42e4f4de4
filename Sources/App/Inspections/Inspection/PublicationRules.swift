import Civil
import Kernel
import Storage

/// What has to be true before an inspection is shown to the public.
struct PublicationRules {
  let inspection: Inspection
  let framework: FrameworkVersion
  let judgements: [Judgement]
  let today: CivilDate

  var problems: [Problem] { dates + missingJudgements }

  private var dates: [Problem] {
    var found: [Problem] = []
    if inspection.visitStart == nil || inspection.visitEnd == nil {
      found.append(
        Problem("Give visit start and visit end before this is published.", field: "visitStart"))
    }
    if let published = inspection.publishedOn {
      if published > today {
        found.append(
          Problem(
            "Published is \(published.longForm): until that day the report cannot be shown to the public.",
            field: "publishedOn"))
      }
    } else {
      found.append(
        Problem(
          "Give the day the report was published before it is shown to the public.",
          field: "publishedOn"))
    }
    return found
  }

  /// Every area the framework judges needs its judgement, so that none is left out in silence.
  private var missingJudgements: [Problem] {
    let given = Set(judgements.map(\.area))
    return framework.areas.filter { !given.contains($0.id) }.map { area in
      Problem(
        "\(area.name) has no judgement. \(framework.framework.shortName) gives \(Words.count(framework.areas.count, "judgement")); enter all of them.",
        field: "judgement.\(area.code)")
    }
  }
}
