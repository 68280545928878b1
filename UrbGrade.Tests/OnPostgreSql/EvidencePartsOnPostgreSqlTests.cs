using UrbGrade.Tests.Quantification.Evidence;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class EvidencePartsOnPostgreSqlTests(EvidenceMonth month) : EvidencePartsTests(month);
