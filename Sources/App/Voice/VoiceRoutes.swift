import Kernel
import Web

extension VoiceSlice {
  /// The table of contents of the slice. Those inside read; those who keep the plan write. The
  /// public sees only what a published plan shows.
  public func addRoutes(to site: inout Site) {
    let pages = ConsultationHandlers()
    site.get("consultations", for: .readPlan, use: pages.list)
    site.get("consultations/new", for: .managePlan, use: pages.new)
    site.post("consultations", for: .managePlan, use: pages.create)
    site.get("consultations/held", for: .readPlan, use: pages.heldInTime)
    let path = "consultations/:consultation"
    site.get(path, for: .readPlan, use: pages.show)
    site.get(path + "/edit", for: .managePlan, use: pages.edit)
    site.post(path, for: .managePlan, use: pages.update)
    let steps = ConsultationSteps()
    site.get(path + "/groups", for: .managePlan, use: steps.newGroup)
    site.post(path + "/groups", for: .managePlan, use: steps.addGroup)
    site.post("consultation-groups/:group/remove", for: .managePlan, use: steps.removeGroup)
    site.get(path + "/held", for: .managePlan, use: steps.holding)
    site.post(path + "/held", for: .managePlan, use: steps.hold)
    site.get(path + "/cancel", for: .managePlan, use: steps.cancelling)
    site.post(path + "/cancel", for: .managePlan, use: steps.cancel)
    site.get(path + "/cite", for: .managePlan, use: steps.citing)
    site.post(path + "/cite", for: .managePlan, use: steps.cite)
    site.get(path + "/said", for: .managePlan, use: steps.newSaid)
    site.post(path + "/said", for: .managePlan, use: steps.addSaid)
    site.get("you-said/:said", for: .managePlan, use: steps.editSaid)
    site.post("you-said/:said", for: .managePlan, use: steps.changeSaid)
    for kind in recordKinds { site.describe(kind) }
  }
}
