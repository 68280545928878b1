using UrbGrade.Tests.Gis.Features;
using UrbGrade.Tests.Semantics;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class SemanticsOnPostgreSqlTests(FeaturesPlatform features) : SemanticsTests(features);
