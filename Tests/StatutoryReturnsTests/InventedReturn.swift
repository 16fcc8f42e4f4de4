/// Pieces of an invented return. Nobody in it exists; the authority, 999, does not either.
enum InventedReturn {
  static func message(_ children: String..., year: String = "2026") -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <Message><Header><CollectionDetails><Collection>CIN</Collection><Year>\(year)</Year>
    <ReferenceDate>\(year)-03-31</ReferenceDate></CollectionDetails>
    <Source><SourceLevel>L</SourceLevel><LEA>999</LEA></Source></Header>
    <Children>
    \(children.joined(separator: "\n"))
    </Children></Message>
    """
  }

  /// A child with a closed episode and nothing wrong, until something is said otherwise.
  static func child(
    _ id: String, born: String = "2015-06-15", upn: String = "<UPNunknown>UN5</UPNunknown>",
    ethnicity: String = "WBRI", reason: String = "RC1", closed: String = "2025-09-01",
    authorised: String = "2025-06-02"
  ) -> String {
    """
    <Child><ChildIdentifiers><LAchildID>\(id)</LAchildID>\(upn)
    <PersonBirthDate>\(born)</PersonBirthDate><Sex>F</Sex></ChildIdentifiers>
    <ChildCharacteristics><Ethnicity>\(ethnicity)</Ethnicity>
    <Disabilities><Disability>NONE</Disability></Disabilities></ChildCharacteristics>
    <CINdetails><CINreferralDate>2025-05-01</CINreferralDate><ReferralSource>6</ReferralSource>
    <PrimaryNeedCode>N1</PrimaryNeedCode><CINclosureDate>\(closed)</CINclosureDate>
    <ReasonForClosure>\(reason)</ReasonForClosure>
    <Assessments><AssessmentActualStartDate>2025-05-02</AssessmentActualStartDate>
    <AssessmentAuthorisationDate>\(authorised)</AssessmentAuthorisationDate>
    <FactorsIdentifiedAtAssessment><AssessmentFactors>2B</AssessmentFactors></FactorsIdentifiedAtAssessment>
    </Assessments><ReferralNFA>0</ReferralNFA></CINdetails></Child>
    """
  }
}
