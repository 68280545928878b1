using UrbGrade.Tests.Quantification;
using UrbGrade.Tests.Support;

namespace UrbGrade.Tests.OnPostgreSql;

[OnPostgreSql]
public sealed class PowerBeforeEnergyOnPostgreSqlTests : PowerBeforeEnergyTests;
