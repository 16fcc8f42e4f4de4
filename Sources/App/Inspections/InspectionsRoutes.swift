import Kernel
import Web

extension InspectionsSlice {
  /// The table of contents of this slice.
  public func addRoutes(to site: inout Site) {
    addInspections(to: &site)
    addDocuments(to: &site)
    addFindings(to: &site)
    addRecommendations(to: &site)
    addFrameworksAndRegister(to: &site)
    addCouncils(to: &site)
    addPapers(to: &site)
    addImports(to: &site)
    describeRecords(to: &site)
  }

  private func addInspections(to site: inout Site) {
    let pages = InspectionHandlers(plan: plan)
    site.get("inspections", for: .readPublished, use: pages.list)
    site.get("inspections/timeline", for: .readPublished, use: pages.timeline)
    site.get("inspections/new", for: .manageInspections, use: pages.new)
    site.post("inspections", for: .manageInspections, use: pages.create)
    site.get("inspections/:inspection", for: .readPublished, use: pages.show)
    site.get("inspections/:inspection/edit", for: .manageInspections, use: pages.edit)
    site.post("inspections/:inspection", for: .manageInspections, use: pages.update)
    site.get(
      "inspections/:inspection/publication-date", for: .manageInspections,
      use: pages.publicationDate)
    site.post(
      "inspections/:inspection/publication-date", for: .manageInspections,
      use: pages.correctPublicationDate)
    site.post("inspections/:inspection/publish", for: .manageInspections, use: pages.publish)
    site.get("inspections/:inspection/withdraw", for: .manageInspections, use: pages.withdrawal)
    site.post("inspections/:inspection/withdraw", for: .manageInspections, use: pages.withdraw)
    let judgements = JudgementHandlers()
    site.get(
      "inspections/:inspection/judgements", for: .manageInspections, use: judgements.edit)
    site.post(
      "inspections/:inspection/judgements", for: .manageInspections, use: judgements.update)
  }

  private func addDocuments(to site: inout Site) {
    let pages = ReportDocumentHandlers()
    site.get("report-documents", for: .manageInspections, use: pages.unlinked)
    site.get("report-documents/new", for: .manageInspections, use: pages.new)
    site.post(
      "report-documents", for: .manageInspections, bodyLimit: 61 << 20, use: pages.create)
    site.get("report-documents/:document", for: .readPublished, use: pages.file)
    site.post("report-documents/:document/link", for: .manageInspections, use: pages.link)
    site.post("report-documents/:document/publish", for: .manageInspections, use: pages.publish)
  }

  private func addFindings(to site: inout Site) {
    let pages = FindingHandlers(plan: plan)
    site.get("findings", for: .readPublished, use: pages.list)
    site.get("findings/reminders", for: .readInspections, use: pages.reminders)
    site.get("findings/:finding", for: .readPublished, use: pages.show)
    site.get("findings/:finding/edit", for: .manageInspections, use: pages.edit)
    site.post("findings/:finding", for: .manageInspections, use: pages.update)
    site.get("findings/:finding/look-again", for: .manageInspections, use: pages.lookAgain)
    site.post("findings/:finding/look-again", for: .manageInspections, use: pages.recordLook)
    site.get("inspections/:inspection/findings/new", for: .manageInspections, use: pages.new)
    site.post("inspections/:inspection/findings", for: .manageInspections, use: pages.create)
  }

  private func addRecommendations(to site: inout Site) {
    let pages = RecommendationHandlers(plan: plan)
    site.get("recommendations", for: .readPublished, use: pages.list)
    site.get("recommendations/:recommendation", for: .readPublished, use: pages.show)
    let told = ToldBeforeHandlers(plan: plan)
    site.get("told-before", for: .readInspections, use: told.list)
    site.post("told-before/:link/undo", for: .manageInspections, use: told.undo)
    site.get(
      "recommendations/:recommendation/told-before", for: .manageInspections, use: told.choose)
    site.post(
      "recommendations/:recommendation/told-before", for: .manageInspections, use: told.link)
    site.get("recommendations/:recommendation/edit", for: .manageInspections, use: pages.edit)
    site.post("recommendations/:recommendation", for: .manageInspections, use: pages.update)
    site.get(
      "inspections/:inspection/recommendations/new", for: .manageInspections, use: pages.new)
    site.post(
      "inspections/:inspection/recommendations", for: .manageInspections, use: pages.create)
  }

  private func addFrameworksAndRegister(to site: inout Site) {
    let frameworks = FrameworkHandlers()
    site.get("frameworks", for: .readPublished, use: frameworks.list)
    site.get("frameworks/:code", for: .readPublished, use: frameworks.show)
    let register = RegisterHandlers()
    site.get("register", for: .readPublished, use: register.list)
    site.get("register/new", for: .manageInspections, use: register.new)
    site.post("register", for: .manageInspections, use: register.create)
    site.get("register/judgements", for: .readPublished, use: register.judgements)
    site.get("register/:line/edit", for: .manageInspections, use: register.edit)
    site.post("register/:line", for: .manageInspections, use: register.update)
  }

  private func addCouncils(to site: inout Site) {
    let pages = CouncilHandlers()
    site.get("register/map", for: .readPublished, use: pages.map)
    site.get("register/councils", for: .readPublished, use: pages.list)
    site.post("register/councils", for: .manageSettings, use: pages.save)
    site.get("register/councils/new", for: .manageSettings, use: pages.new)
    site.get("register/councils/:council", for: .readPublished, use: pages.show)
    site.get("register/councils/:council/edit", for: .manageSettings, use: pages.edit)
    site.get(
      "register/councils/:council/neighbours", for: .readPublished, use: pages.neighbours)
    let neighbours = NeighbourHandlers()
    site.get("register/neighbours", for: .readPublished, use: neighbours.list)
    site.get("register/neighbours/import", for: .manageInspections, use: neighbours.form)
    site.post(
      "register/neighbours/preview", for: .manageInspections, bodyLimit: 3 << 20,
      use: neighbours.preview)
    site.post(
      "register/neighbours/import", for: .manageInspections, bodyLimit: 8 << 20,
      use: neighbours.take)
  }

  private func addImports(to site: inout Site) {
    let pages = ImportHandlers(queue: imports)
    site.get("imports", for: .manageInspections, use: pages.list)
    site.get("imports/new", for: .manageInspections, use: pages.new)
    site.post(
      "imports", for: .manageInspections, bodyLimit: ImportHandlers.mostBytes, use: pages.create)
    site.get("imports/:batch", for: .manageInspections, use: pages.show)
    site.post(
      "imports/:batch/files", for: .manageInspections, bodyLimit: ImportHandlers.mostBytes,
      use: pages.add)
    site.post("imports/:batch/again", for: .manageInspections, use: pages.retry)
  }

  private func addPapers(to site: inout Site) {
    let pages = PaperHandlers(reader: reader, images: images)
    site.get("papers", for: .readInspections, use: pages.list)
    site.get("papers/upload", for: .manageInspections, use: pages.upload)
    site.post("papers", for: .manageInspections, bodyLimit: 61 << 20, use: pages.take)
    site.get("papers/:paper", for: .readInspections, use: pages.review)
    site.post("papers/:paper", for: .manageInspections, bodyLimit: 4 << 20, use: pages.answer)
    site.get("papers/:paper/doubts", for: .manageInspections, use: pages.doubts)
    site.post(
      "papers/:paper/doubts", for: .manageInspections, bodyLimit: 1 << 20, use: pages.settle)
    site.post("papers/:paper/discard", for: .manageInspections, use: pages.discard)
    site.get("papers/:paper/file-away", for: .manageInspections, use: pages.fileAwayForm)
    site.post("papers/:paper/file-away", for: .manageInspections, use: pages.fileAway)
    site.post("papers/:paper/take-out", for: .manageInspections, use: pages.takeOut)
    site.get("papers/:paper/findings", for: .manageInspections, use: pages.waitingFindings)
    site.post(
      "papers/:paper/findings", for: .manageInspections, bodyLimit: 4 << 20,
      use: pages.settleFindings)
    site.get("papers/:paper/file", for: .readInspections, use: pages.file)
    site.get("papers/:paper/pages/:page", for: .readInspections, use: pages.image)
    site.get("papers/:paper/view/:page", for: .readInspections, use: pages.view)
  }
}
