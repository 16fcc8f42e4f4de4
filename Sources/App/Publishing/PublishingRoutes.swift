import Kernel
import Web

extension PublishingSlice {
  /// The table of contents of the slice.
  public func addRoutes(to site: inout Site) {
    addEditions(to: &site)
    addPublished(to: &site)
    let settings = LimitHandlers()
    site.get("settings/publishing", for: .readSettings, use: settings.show)
    site.post("settings/publishing", for: .manageSettings, use: settings.change)
    for kind in recordKinds { site.describe(kind) }
  }

  /// Those inside read; those who keep the plan prepare; somebody else of them approves.
  private func addEditions(to site: inout Site) {
    let pages = EditionHandlers()
    site.get("plans/:plan/editions", for: .readPlan, use: pages.list)
    site.get("plans/:plan/editions/new", for: .managePlan, use: pages.new)
    site.post("plans/:plan/editions", for: .managePlan, use: pages.create)
    let path = "editions/:edition"
    site.get(path, for: .readPlan, use: pages.show)
    site.get(path + "/preview", for: .readPlan, use: pages.preview)
    site.get(path + "/edit", for: .managePlan, use: pages.edit)
    site.post(path, for: .managePlan, use: pages.update)
    site.get(path + "/words/:outcome", for: .managePlan, use: pages.words)
    site.post(path + "/words/:outcome", for: .managePlan, use: pages.write)
    site.post(path + "/propose", for: .managePlan, use: pages.propose)
    site.post(path + "/discard", for: .managePlan, use: pages.discard)
    let approval = ApprovalHandlers()
    site.get(path + "/approve", for: .publishPlan, use: approval.form)
    site.post(path + "/approve", for: .publishPlan, use: approval.approve)
    site.get(path + "/return", for: .publishPlan, use: approval.returning)
    site.post(path + "/return", for: .publishPlan, use: approval.sendBack)
    site.get(path + "/withdraw", for: .publishPlan, use: approval.withdrawal)
    site.post(path + "/withdraw", for: .publishPlan, use: approval.withdraw)
  }

  /// What everybody reads, without signing in.
  private func addPublished(to site: inout Site) {
    let pages = PublishedHandlers()
    site.get("published-plans", for: .readPublished, use: pages.list)
    site.get("published-plans/:edition", for: .readPublished, use: pages.show)
    site.get("published-plans/:edition/children", for: .readPublished, use: pages.children)
    site.get("published-plans/:edition/data", for: .readPublished, use: pages.data)
  }
}
