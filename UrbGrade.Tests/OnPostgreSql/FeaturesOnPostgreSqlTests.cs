using UrbGrade.Tests.Gis.Features;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class FeaturesOnPostgreSqlTests(FeaturesPlatform features) : FeaturesTests(features);
