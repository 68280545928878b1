using UrbGrade.Tests.Aggregation.Http;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class AggregationEndpointOnPostgreSqlTests(AggregationEndpointTests.Shared shared) : AggregationEndpointTests(shared);
