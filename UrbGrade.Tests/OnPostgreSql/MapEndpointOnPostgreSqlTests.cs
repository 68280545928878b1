using UrbGrade.Tests.Gis;
using UrbGrade.Tests.Gis.Features;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class MapEndpointOnPostgreSqlTests(FeaturesPlatform features) : MapEndpointTests(features);
