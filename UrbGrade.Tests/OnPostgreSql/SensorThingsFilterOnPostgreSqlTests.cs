using UrbGrade.Tests.Support;
using UrbGrade.Tests.Web.Api.V1;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class SensorThingsFilterOnPostgreSqlTests(ApiPlatform platform) : SensorThingsFilterTests(platform);
