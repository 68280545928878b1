using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace UrbGrade.Modules.Core.Database.Migrations.SqlServer
{
    /// <summary>Makes all tables.</summary>
    /// <remarks>It has the identity of the last of the migrations that it took the place of, so that tables made by those go on.</remarks>
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AdministratorLinks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TokenHash = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    UsedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AdministratorLinks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AlertMails",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Key = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Address = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Language = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Body = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    WrittenAt = table.Column<long>(type: "bigint", nullable: false),
                    SentAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AlertMails", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AlertRules",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Owner = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    AssetId = table.Column<int>(type: "int", nullable: true),
                    Measure = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    IsAbove = table.Column<bool>(type: "bit", nullable: false),
                    Limit = table.Column<double>(type: "float", nullable: false),
                    FindingKind = table.Column<int>(type: "int", nullable: true),
                    Delivery = table.Column<int>(type: "int", nullable: false),
                    Address = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Language = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    MutedUntil = table.Column<long>(type: "bigint", nullable: true),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    CreatedBy = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AlertRules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Alerts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    RuleId = table.Column<int>(type: "int", nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RaisedAt = table.Column<long>(type: "bigint", nullable: false),
                    Facts = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    MailId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Alerts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AnalysisRuns",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    RanAt = table.Column<long>(type: "bigint", nullable: false),
                    Until = table.Column<int>(type: "int", nullable: false),
                    CorrectedUntil = table.Column<long>(type: "bigint", nullable: false),
                    Outcome = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnalysisRuns", x => x.TenantId);
                });

            migrationBuilder.CreateTable(
                name: "AspNetRoles",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    NormalizedName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: true),
                    DisplayName = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Pseudonym = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: true, collation: "Latin1_General_100_BIN2"),
                    DisabledAt = table.Column<long>(type: "bigint", nullable: true),
                    Language = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: true, collation: "Latin1_General_100_BIN2"),
                    HasSeenTour = table.Column<bool>(type: "bit", nullable: false),
                    UserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    NormalizedUserName = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Email = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    NormalizedEmail = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true, collation: "Latin1_General_100_BIN2"),
                    EmailConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    PasswordHash = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    SecurityStamp = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    ConcurrencyStamp = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    PhoneNumber = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    PhoneNumberConfirmed = table.Column<bool>(type: "bit", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "bit", nullable: false),
                    LockoutEnd = table.Column<long>(type: "bigint", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "bit", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AssetTraits",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    AssetId = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    From = table.Column<int>(type: "int", nullable: false),
                    Value = table.Column<double>(type: "float", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssetTraits", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AtypicalDays",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Distance = table.Column<double>(type: "float", nullable: false),
                    Limit = table.Column<double>(type: "float", nullable: false),
                    Hours = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Usual = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AtypicalDays", x => new { x.SeriesId, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "Audit",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Who = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    TenantId = table.Column<int>(type: "int", nullable: true),
                    What = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Before = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    After = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    PreviousHash = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Hash = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Audit", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Baselines",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    AssetId = table.Column<int>(type: "int", nullable: false),
                    Medium = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    InterventionId = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<int>(type: "int", nullable: false),
                    Until = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: true),
                    IsAccepted = table.Column<bool>(type: "bit", nullable: false),
                    Model = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Quality = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Days = table.Column<int>(type: "int", nullable: false),
                    MissingDays = table.Column<int>(type: "int", nullable: false),
                    YearKwh = table.Column<double>(type: "float", nullable: true),
                    Trials = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Refusals = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Fingerprint = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    ComputedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Baselines", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BoardPanels",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Owner = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Title = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Address = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Position = table.Column<int>(type: "int", nullable: false),
                    IsShared = table.Column<bool>(type: "bit", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BoardPanels", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Campaigns",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    FirstDay = table.Column<int>(type: "int", nullable: false),
                    LastDay = table.Column<int>(type: "int", nullable: false),
                    EditedBy = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    EditedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Campaigns", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ChangeCounters",
                columns: table => new
                {
                    Topic = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChangeCounters", x => x.Topic);
                });

            migrationBuilder.CreateTable(
                name: "CheckedHours",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "int", nullable: false),
                    StartAt = table.Column<long>(type: "bigint", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    LocalDay = table.Column<int>(type: "int", nullable: false),
                    Value = table.Column<double>(type: "float", nullable: true),
                    Flags = table.Column<int>(type: "int", nullable: false),
                    Rule = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Method = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    DependsFrom = table.Column<int>(type: "int", nullable: false),
                    DependsTo = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckedHours", x => new { x.SeriesId, x.StartAt });
                });

            migrationBuilder.CreateTable(
                name: "ConsumerProfiles",
                columns: table => new
                {
                    AssetId = table.Column<int>(type: "int", nullable: false),
                    Medium = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    PeerGroupId = table.Column<int>(type: "int", nullable: true),
                    Values = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Percentiles = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Day = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsumerProfiles", x => new { x.AssetId, x.Medium });
                });

            migrationBuilder.CreateTable(
                name: "CookieKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Name = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Xml = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CookieKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CorrectedDays",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Stage = table.Column<int>(type: "int", nullable: false),
                    AssetId = table.Column<int>(type: "int", nullable: false),
                    FirstDay = table.Column<int>(type: "int", nullable: false),
                    RawRequestId = table.Column<long>(type: "bigint", nullable: false),
                    LastDay = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CorrectedDays", x => new { x.TenantId, x.Stage, x.AssetId, x.FirstDay, x.RawRequestId });
                });

            migrationBuilder.CreateTable(
                name: "DirtyPeriods",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "int", nullable: false),
                    LocalDay = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Mark = table.Column<long>(type: "bigint", nullable: false),
                    RawRequestId = table.Column<long>(type: "bigint", nullable: false),
                    Corrects = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DirtyPeriods", x => new { x.TenantId, x.LocalDay, x.SeriesId });
                });

            migrationBuilder.CreateTable(
                name: "EmissionFactors",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Zone = table.Column<string>(type: "nvarchar(266)", maxLength: 266, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Carrier = table.Column<string>(type: "nvarchar(266)", maxLength: 266, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Method = table.Column<string>(type: "nvarchar(266)", maxLength: 266, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Scope = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    FromYear = table.Column<int>(type: "int", nullable: false),
                    KilogramPerKwh = table.Column<double>(type: "float", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EmissionFactors", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FailureNotes",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    GroupId = table.Column<string>(type: "nvarchar(440)", maxLength: 440, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    WrittenBy = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    WrittenAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FailureNotes", x => new { x.TenantId, x.GroupId });
                });

            migrationBuilder.CreateTable(
                name: "Findings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Scope = table.Column<int>(type: "int", nullable: false),
                    ScopeId = table.Column<int>(type: "int", nullable: false),
                    AssetId = table.Column<int>(type: "int", nullable: true),
                    StartAt = table.Column<long>(type: "bigint", nullable: false),
                    EndAt = table.Column<long>(type: "bigint", nullable: true),
                    Strength = table.Column<double>(type: "float", nullable: false),
                    Confidence = table.Column<double>(type: "float", nullable: false),
                    Excess = table.Column<double>(type: "float", nullable: true),
                    Money = table.Column<double>(type: "float", nullable: true),
                    Evidence = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    FoundAt = table.Column<long>(type: "bigint", nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false),
                    WithdrawnAt = table.Column<long>(type: "bigint", nullable: true),
                    State = table.Column<int>(type: "int", nullable: false),
                    StateBy = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    StateAt = table.Column<long>(type: "bigint", nullable: true),
                    Note = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Findings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FindingThresholds",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Scope = table.Column<int>(type: "int", nullable: false),
                    ScopeId = table.Column<int>(type: "int", nullable: false),
                    Factor = table.Column<double>(type: "float", nullable: false),
                    FalseAlarms = table.Column<int>(type: "int", nullable: false),
                    ChangedBy = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FindingThresholds", x => new { x.TenantId, x.Kind, x.Scope, x.ScopeId });
                });

            migrationBuilder.CreateTable(
                name: "FindingTraces",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    FindingId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    What = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Who = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Before = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    After = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FindingTraces", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FollowedDefinitions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Definitions = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Holidays = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowedDefinitions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ForecastFits",
                columns: table => new
                {
                    StandingId = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Fits = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForecastFits", x => x.StandingId);
                });

            migrationBuilder.CreateTable(
                name: "Forecasts",
                columns: table => new
                {
                    StandingId = table.Column<int>(type: "int", nullable: false),
                    Night = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    IssuedAt = table.Column<long>(type: "bigint", nullable: false),
                    IsReplayed = table.Column<bool>(type: "bit", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Values = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    HalfWidths = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Models = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Weights = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Agreed = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    Outlook = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Forecasts", x => new { x.StandingId, x.Night });
                });

            migrationBuilder.CreateTable(
                name: "ForecastStandings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    SeriesId = table.Column<int>(type: "int", nullable: false),
                    Resolution = table.Column<int>(type: "int", nullable: false),
                    Quantity = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Medium = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Unit = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    State = table.Column<int>(type: "int", nullable: false),
                    ReadyFrom = table.Column<int>(type: "int", nullable: true),
                    Night = table.Column<int>(type: "int", nullable: false),
                    ComputedAt = table.Column<long>(type: "bigint", nullable: false),
                    TrainedFrom = table.Column<int>(type: "int", nullable: false),
                    FittedOn = table.Column<int>(type: "int", nullable: false),
                    FittedTo = table.Column<long>(type: "bigint", nullable: false),
                    Slots = table.Column<int>(type: "int", nullable: false),
                    Missing = table.Column<int>(type: "int", nullable: false),
                    Outliers = table.Column<int>(type: "int", nullable: false),
                    Temperature = table.Column<int>(type: "int", nullable: false),
                    Holidays = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Meters = table.Column<int>(type: "int", nullable: false),
                    JudgedNights = table.Column<int>(type: "int", nullable: false),
                    MeanError = table.Column<double>(type: "float", nullable: true),
                    LastWeekError = table.Column<double>(type: "float", nullable: true),
                    Mase = table.Column<double>(type: "float", nullable: true),
                    Coverage = table.Column<double>(type: "float", nullable: true),
                    ModelErrors = table.Column<byte[]>(type: "varbinary(max)", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ForecastStandings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FormulaKpis",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Formula = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Unit = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    MinimumCoverage = table.Column<double>(type: "float", nullable: false),
                    WrittenBy = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    WrittenAt = table.Column<long>(type: "bigint", nullable: false),
                    IsRetired = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormulaKpis", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "GatewayCertificates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Module = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Subject = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Thumbprint = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Der = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    NotBefore = table.Column<long>(type: "bigint", nullable: false),
                    NotAfter = table.Column<long>(type: "bigint", nullable: false),
                    AddedAt = table.Column<long>(type: "bigint", nullable: false),
                    RevokedAt = table.Column<long>(type: "bigint", nullable: true),
                    RevocationReason = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GatewayCertificates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "InterventionAssets",
                columns: table => new
                {
                    InterventionId = table.Column<int>(type: "int", nullable: false),
                    AssetId = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InterventionAssets", x => new { x.InterventionId, x.AssetId });
                });

            migrationBuilder.CreateTable(
                name: "Interventions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Title = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    Medium = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    PlannedFor = table.Column<int>(type: "int", nullable: true),
                    DoneOn = table.Column<int>(type: "int", nullable: true),
                    Cost = table.Column<double>(type: "float", nullable: true),
                    Promise = table.Column<double>(type: "float", nullable: true),
                    PromiseLow = table.Column<double>(type: "float", nullable: true),
                    PromiseHigh = table.Column<double>(type: "float", nullable: true),
                    Responsible = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Note = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    CreatedBy = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Interventions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KpiCorrections",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    DefinitionId = table.Column<int>(type: "int", nullable: false),
                    AssetId = table.Column<int>(type: "int", nullable: false),
                    Resolution = table.Column<int>(type: "int", nullable: false),
                    PeriodStart = table.Column<int>(type: "int", nullable: false),
                    Was = table.Column<double>(type: "float", nullable: true),
                    Now = table.Column<double>(type: "float", nullable: true),
                    CorrectedAt = table.Column<long>(type: "bigint", nullable: false),
                    RawRequestId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KpiCorrections", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "KpiDefinitions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Code = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Formula = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Unit = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    MinimumCoverage = table.Column<double>(type: "float", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Inputs = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KpiDefinitions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Kpis",
                columns: table => new
                {
                    DefinitionId = table.Column<int>(type: "int", nullable: false),
                    AssetId = table.Column<int>(type: "int", nullable: false),
                    Resolution = table.Column<int>(type: "int", nullable: false),
                    PeriodStart = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Value = table.Column<double>(type: "float", nullable: true),
                    ExpectedIntervals = table.Column<int>(type: "int", nullable: false),
                    ValidIntervals = table.Column<int>(type: "int", nullable: false),
                    EstimatedIntervals = table.Column<int>(type: "int", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    ComputedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Kpis", x => new { x.AssetId, x.Resolution, x.PeriodStart, x.DefinitionId });
                });

            migrationBuilder.CreateTable(
                name: "LightingPrograms",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Node = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Function = table.Column<int>(type: "int", nullable: false),
                    Master = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Profile = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    EditedBy = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    EditedAt = table.Column<long>(type: "bigint", nullable: false),
                    FetchedAt = table.Column<long>(type: "bigint", nullable: true),
                    HandedOverAt = table.Column<long>(type: "bigint", nullable: true),
                    AcknowledgedAt = table.Column<long>(type: "bigint", nullable: true),
                    RefusedAt = table.Column<long>(type: "bigint", nullable: true),
                    Cause = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LightingPrograms", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MappingRows",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Row = table.Column<string>(type: "nvarchar(266)", maxLength: 266, nullable: false, collation: "Latin1_General_100_BIN2"),
                    About = table.Column<string>(type: "nvarchar(266)", maxLength: 266, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(266)", maxLength: 266, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Terms = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Form = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Note = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MappingRows", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MessageSchemas",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Type = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Xsd = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Mapping = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    AddedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MessageSchemas", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "MeterProfiles",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    MeterId = table.Column<int>(type: "int", nullable: false),
                    AssetId = table.Column<int>(type: "int", nullable: false),
                    Medium = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    AvailableFrom = table.Column<int>(type: "int", nullable: true),
                    FirstDay = table.Column<int>(type: "int", nullable: true),
                    LastDay = table.Column<int>(type: "int", nullable: true),
                    Days = table.Column<int>(type: "int", nullable: false),
                    MissingDays = table.Column<int>(type: "int", nullable: false),
                    EstimatedDays = table.Column<int>(type: "int", nullable: false),
                    ZeroDays = table.Column<int>(type: "int", nullable: false),
                    NegativeDays = table.Column<int>(type: "int", nullable: false),
                    ShortDays = table.Column<int>(type: "int", nullable: false),
                    Fingerprint = table.Column<long>(type: "bigint", nullable: false),
                    Shapes = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    ShapeLimit = table.Column<double>(type: "float", nullable: true),
                    ShapesUntil = table.Column<int>(type: "int", nullable: true),
                    OpenHour = table.Column<double>(type: "float", nullable: true),
                    OpenHourHeating = table.Column<double>(type: "float", nullable: true),
                    OpenHourCooling = table.Column<double>(type: "float", nullable: true),
                    HeatingDegrees = table.Column<double>(type: "float", nullable: true),
                    CoolingDegrees = table.Column<double>(type: "float", nullable: true),
                    ClosedHour = table.Column<double>(type: "float", nullable: true),
                    PaidPrice = table.Column<double>(type: "float", nullable: true),
                    MeanPrice = table.Column<double>(type: "float", nullable: true),
                    ComputedAt = table.Column<long>(type: "bigint", nullable: false),
                    DailyMean = table.Column<double>(type: "float", nullable: true),
                    LoadFactor = table.Column<double>(type: "float", nullable: true),
                    LowShare = table.Column<double>(type: "float", nullable: true),
                    HighShare = table.Column<double>(type: "float", nullable: true),
                    NightToDay = table.Column<double>(type: "float", nullable: true),
                    WeekendToWorkday = table.Column<double>(type: "float", nullable: true),
                    MorningPeak = table.Column<int>(type: "int", nullable: true),
                    EveningPeak = table.Column<int>(type: "int", nullable: true),
                    Completeness = table.Column<double>(type: "float", nullable: true),
                    HeatingSlope = table.Column<double>(type: "float", nullable: true),
                    CoolingSlope = table.Column<double>(type: "float", nullable: true),
                    WeatherFit = table.Column<double>(type: "float", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeterProfiles", x => x.SeriesId);
                });

            migrationBuilder.CreateTable(
                name: "MeterSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    MeterId = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<long>(type: "bigint", nullable: false),
                    Multiplier = table.Column<double>(type: "float", nullable: false),
                    Digits = table.Column<int>(type: "int", nullable: true),
                    MostPerHour = table.Column<double>(type: "float", nullable: true),
                    FeedsIn = table.Column<bool>(type: "bit", nullable: false),
                    IsReplacement = table.Column<bool>(type: "bit", nullable: false),
                    IsEnd = table.Column<bool>(type: "bit", nullable: false),
                    Below = table.Column<int>(type: "int", nullable: true),
                    LeastLoss = table.Column<double>(type: "float", nullable: true),
                    MostLoss = table.Column<double>(type: "float", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeterSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ModuleMessages",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Module = table.Column<string>(type: "nvarchar(220)", maxLength: 220, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Key = table.Column<string>(type: "nvarchar(220)", maxLength: 220, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Hash = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    DeliveredTo = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    AcceptedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModuleMessages", x => new { x.TenantId, x.Module, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "ModuleNodes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Module = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Node = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    DoesWork = table.Column<bool>(type: "bit", nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    SeenAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModuleNodes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PeerGroups",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Medium = table.Column<int>(type: "int", nullable: false),
                    Level = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SiteId = table.Column<int>(type: "int", nullable: false),
                    AreaBand = table.Column<int>(type: "int", nullable: false),
                    Members = table.Column<int>(type: "int", nullable: false),
                    Quartiles = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Season = table.Column<int>(type: "int", nullable: false),
                    DayLow = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    DayMedian = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    DayHigh = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PeerGroups", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PeriodKpiCorrections",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Resolution = table.Column<int>(type: "int", nullable: false),
                    PeriodStart = table.Column<int>(type: "int", nullable: false),
                    Scope = table.Column<int>(type: "int", nullable: false),
                    ScopeId = table.Column<int>(type: "int", nullable: false),
                    Medium = table.Column<int>(type: "int", nullable: false),
                    DefinitionId = table.Column<int>(type: "int", nullable: false),
                    Was = table.Column<double>(type: "float", nullable: true),
                    Now = table.Column<double>(type: "float", nullable: true),
                    CorrectedAt = table.Column<long>(type: "bigint", nullable: false),
                    RawRequestId = table.Column<long>(type: "bigint", nullable: false),
                    OtherRequests = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    MoreRequests = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PeriodKpiCorrections", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PeriodKpis",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Resolution = table.Column<int>(type: "int", nullable: false),
                    PeriodStart = table.Column<int>(type: "int", nullable: false),
                    Scope = table.Column<int>(type: "int", nullable: false),
                    ScopeId = table.Column<int>(type: "int", nullable: false),
                    Medium = table.Column<int>(type: "int", nullable: false),
                    DefinitionId = table.Column<int>(type: "int", nullable: false),
                    Value = table.Column<double>(type: "float", nullable: true),
                    ExpectedIntervals = table.Column<int>(type: "int", nullable: false),
                    ValidIntervals = table.Column<int>(type: "int", nullable: false),
                    EstimatedIntervals = table.Column<int>(type: "int", nullable: false),
                    Status = table.Column<int>(type: "int", nullable: false),
                    ComputedAt = table.Column<long>(type: "bigint", nullable: false),
                    OccurredAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PeriodKpis", x => new { x.TenantId, x.Resolution, x.PeriodStart, x.Scope, x.ScopeId, x.Medium, x.DefinitionId });
                });

            migrationBuilder.CreateTable(
                name: "PlaceAssets",
                columns: table => new
                {
                    PlaceId = table.Column<int>(type: "int", nullable: false),
                    AssetId = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlaceAssets", x => new { x.PlaceId, x.AssetId });
                });

            migrationBuilder.CreateTable(
                name: "Places",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Places", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PlaceVulnerability",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Year = table.Column<int>(type: "int", nullable: false),
                    Value = table.Column<double>(type: "float", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false, collation: "Latin1_General_100_BIN2"),
                    StoredAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlaceVulnerability", x => new { x.TenantId, x.Kind, x.Code, x.Year });
                });

            migrationBuilder.CreateTable(
                name: "ProfileConsents",
                columns: table => new
                {
                    UserId = table.Column<int>(type: "int", nullable: false),
                    MeterId = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    GivenAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProfileConsents", x => new { x.UserId, x.MeterId });
                });

            migrationBuilder.CreateTable(
                name: "ProfileMonths",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "int", nullable: false),
                    Month = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Days = table.Column<int>(type: "int", nullable: false),
                    Week = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    DailyMean = table.Column<double>(type: "float", nullable: true),
                    LoadFactor = table.Column<double>(type: "float", nullable: true),
                    LowShare = table.Column<double>(type: "float", nullable: true),
                    HighShare = table.Column<double>(type: "float", nullable: true),
                    NightToDay = table.Column<double>(type: "float", nullable: true),
                    WeekendToWorkday = table.Column<double>(type: "float", nullable: true),
                    MorningPeak = table.Column<int>(type: "int", nullable: true),
                    EveningPeak = table.Column<int>(type: "int", nullable: true),
                    Completeness = table.Column<double>(type: "float", nullable: true),
                    HeatingSlope = table.Column<double>(type: "float", nullable: true),
                    CoolingSlope = table.Column<double>(type: "float", nullable: true),
                    WeatherFit = table.Column<double>(type: "float", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProfileMonths", x => new { x.SeriesId, x.Month });
                });

            migrationBuilder.CreateTable(
                name: "ProfileRuns",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Until = table.Column<int>(type: "int", nullable: false),
                    BeganAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    Made = table.Column<int>(type: "int", nullable: false),
                    ChangedFrom = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProfileRuns", x => x.TenantId);
                });

            migrationBuilder.CreateTable(
                name: "RawRequests",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    BodyHash = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ReceiptId = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    ConversationId = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ReceivedAt = table.Column<long>(type: "bigint", nullable: false),
                    TimesReceived = table.Column<int>(type: "int", nullable: false, defaultValue: 1),
                    SignedAt = table.Column<long>(type: "bigint", nullable: false),
                    Waiting = table.Column<int>(type: "int", nullable: true),
                    CertificateThumbprint = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Envelope = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    EnvelopeBytes = table.Column<int>(type: "int", nullable: false),
                    EnvelopeDeletedAt = table.Column<long>(type: "bigint", nullable: true),
                    MessageCount = table.Column<int>(type: "int", nullable: false),
                    Accepted = table.Column<int>(type: "int", nullable: false),
                    Duplicate = table.Column<int>(type: "int", nullable: false),
                    Rejected = table.Column<int>(type: "int", nullable: false),
                    Rejections = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Duplicates = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    ResendRequests = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    FirstMeasuredAt = table.Column<long>(type: "bigint", nullable: true),
                    LastMeasuredAt = table.Column<long>(type: "bigint", nullable: true),
                    QuantifiedAt = table.Column<long>(type: "bigint", nullable: true),
                    NewReadings = table.Column<int>(type: "int", nullable: false),
                    RevisedReadings = table.Column<int>(type: "int", nullable: false),
                    UnchangedReadings = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RawRequests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReadingRevisions",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "int", nullable: false),
                    StartAt = table.Column<long>(type: "bigint", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    EndAt = table.Column<long>(type: "bigint", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Value = table.Column<double>(type: "float", nullable: false),
                    Quality = table.Column<int>(type: "int", nullable: false),
                    RawRequestId = table.Column<long>(type: "bigint", nullable: false),
                    MessageIndex = table.Column<int>(type: "int", nullable: false),
                    LastRequestId = table.Column<long>(type: "bigint", nullable: false),
                    ReplacedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadingRevisions", x => new { x.SeriesId, x.StartAt, x.Revision });
                });

            migrationBuilder.CreateTable(
                name: "Readings",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "int", nullable: false),
                    StartAt = table.Column<long>(type: "bigint", nullable: false),
                    EndAt = table.Column<long>(type: "bigint", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Value = table.Column<double>(type: "float", nullable: false),
                    Quality = table.Column<int>(type: "int", nullable: false),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    RawRequestId = table.Column<long>(type: "bigint", nullable: false),
                    MessageIndex = table.Column<int>(type: "int", nullable: false),
                    LastRequestId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Readings", x => new { x.SeriesId, x.StartAt });
                });

            migrationBuilder.CreateTable(
                name: "ReplayKeys",
                columns: table => new
                {
                    Key = table.Column<byte[]>(type: "varbinary(900)", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReplayKeys", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "ReportMails",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    ScheduleId = table.Column<int>(type: "int", nullable: false),
                    Period = table.Column<int>(type: "int", nullable: false),
                    Address = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    DueAt = table.Column<long>(type: "bigint", nullable: false),
                    SentAt = table.Column<long>(type: "bigint", nullable: true),
                    FileName = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Bytes = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportMails", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReportSchedules",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Template = table.Column<int>(type: "int", nullable: false),
                    Format = table.Column<int>(type: "int", nullable: false),
                    Address = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Language = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    FirstPeriod = table.Column<int>(type: "int", nullable: false),
                    StopCode = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreatedBy = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    EndedBy = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportSchedules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ResendWishes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    SiteId = table.Column<int>(type: "int", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FromAt = table.Column<long>(type: "bigint", nullable: false),
                    ToAt = table.Column<long>(type: "bigint", nullable: false),
                    AskedBy = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    SentAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ResendWishes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RetentionRules",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Days = table.Column<int>(type: "int", nullable: true),
                    DeletedBefore = table.Column<long>(type: "bigint", nullable: true),
                    Untold = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionRules", x => new { x.TenantId, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "RevocationLists",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    IssuerHash = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Der = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    ThisUpdate = table.Column<long>(type: "bigint", nullable: false),
                    NextUpdate = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevocationLists", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Savings",
                columns: table => new
                {
                    InterventionId = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Verdict = table.Column<int>(type: "int", nullable: false),
                    Until = table.Column<int>(type: "int", nullable: false),
                    Days = table.Column<int>(type: "int", nullable: false),
                    ExpectedKwh = table.Column<double>(type: "float", nullable: false),
                    ObservedKwh = table.Column<double>(type: "float", nullable: false),
                    BandKwh = table.Column<double>(type: "float", nullable: false),
                    PromisedKwh = table.Column<double>(type: "float", nullable: true),
                    Money = table.Column<double>(type: "float", nullable: true),
                    Co2Kg = table.Column<double>(type: "float", nullable: true),
                    MeasuredAssets = table.Column<int>(type: "int", nullable: false),
                    RefusedAssets = table.Column<int>(type: "int", nullable: false),
                    Months = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Fingerprint = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    ComputedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Savings", x => x.InterventionId);
                });

            migrationBuilder.CreateTable(
                name: "SegmentMembers",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "int", nullable: false),
                    Month = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Medium = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Distance = table.Column<double>(type: "float", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SegmentMembers", x => new { x.SeriesId, x.Month });
                });

            migrationBuilder.CreateTable(
                name: "SegmentMonths",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Medium = table.Column<int>(type: "int", nullable: false),
                    Month = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    Week = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Low = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    High = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Method = table.Column<int>(type: "int", nullable: false),
                    Silhouette = table.Column<double>(type: "float", nullable: false),
                    DaviesBouldin = table.Column<double>(type: "float", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SegmentMonths", x => new { x.TenantId, x.Medium, x.Month, x.Number });
                });

            migrationBuilder.CreateTable(
                name: "SeriesDays",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "int", nullable: false),
                    LocalDay = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    ValidHours = table.Column<int>(type: "int", nullable: false),
                    EstimatedHours = table.Column<int>(type: "int", nullable: false),
                    FilledHours = table.Column<int>(type: "int", nullable: false),
                    RejectedHours = table.Column<int>(type: "int", nullable: false),
                    ReviewHours = table.Column<int>(type: "int", nullable: false),
                    Rules = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeriesDays", x => new { x.TenantId, x.LocalDay, x.SeriesId });
                });

            migrationBuilder.CreateTable(
                name: "SeriesNotes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    SeriesId = table.Column<int>(type: "int", nullable: false),
                    StartAt = table.Column<long>(type: "bigint", nullable: false),
                    EndAt = table.Column<long>(type: "bigint", nullable: true),
                    Text = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Author = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false, collation: "Latin1_General_100_BIN2"),
                    WrittenAt = table.Column<long>(type: "bigint", nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeriesNotes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SeriesThresholds",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    SeriesId = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<int>(type: "int", nullable: false),
                    Most = table.Column<double>(type: "float", nullable: true),
                    Review = table.Column<double>(type: "float", nullable: true),
                    Usual = table.Column<double>(type: "float", nullable: true),
                    ZeroIsMissing = table.Column<bool>(type: "bit", nullable: false),
                    Estimates = table.Column<bool>(type: "bit", nullable: false),
                    Tolerance = table.Column<double>(type: "float", nullable: true),
                    IsByHand = table.Column<bool>(type: "bit", nullable: false),
                    Reason = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeriesThresholds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ServerCertificates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Subject = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Thumbprint = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Der = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    AddedAt = table.Column<long>(type: "bigint", nullable: false),
                    RevokedAt = table.Column<long>(type: "bigint", nullable: true),
                    RevocationReason = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServerCertificates", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ServiceMinutes",
                columns: table => new
                {
                    Node = table.Column<string>(type: "nvarchar(146)", maxLength: 146, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Module = table.Column<string>(type: "nvarchar(146)", maxLength: 146, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Contract = table.Column<string>(type: "nvarchar(146)", maxLength: 146, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Minute = table.Column<long>(type: "bigint", nullable: false),
                    Handled = table.Column<int>(type: "int", nullable: false),
                    Failed = table.Column<int>(type: "int", nullable: false),
                    CriticalMilliseconds = table.Column<long>(type: "bigint", nullable: false),
                    LongestMilliseconds = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceMinutes", x => new { x.Minute, x.Node, x.Module, x.Contract, x.TenantId });
                });

            migrationBuilder.CreateTable(
                name: "ServiceRules",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Contract = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Module = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    IsPaused = table.Column<bool>(type: "bit", nullable: false),
                    RedirectTo = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    PerMinute = table.Column<int>(type: "int", nullable: true),
                    OpenUntil = table.Column<long>(type: "bigint", nullable: true),
                    NextFreeAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ServiceRules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Services",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Module = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Contract = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Role = table.Column<int>(type: "int", nullable: false),
                    Schema = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    ReplySchema = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Services", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SiteRecords",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Key = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Revision = table.Column<int>(type: "int", nullable: false),
                    Subject = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Fields = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    RawRequestId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SiteRecords", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StaleMonths",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    AssetId = table.Column<int>(type: "int", nullable: false),
                    Month = table.Column<int>(type: "int", nullable: false),
                    Mark = table.Column<long>(type: "bigint", nullable: false),
                    RawRequestId = table.Column<long>(type: "bigint", nullable: false),
                    Corrects = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaleMonths", x => new { x.TenantId, x.AssetId, x.Month });
                });

            migrationBuilder.CreateTable(
                name: "Surveys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Tag = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    State = table.Column<int>(type: "int", nullable: false),
                    Draft = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Edit = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    EditedBy = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    EditedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Surveys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Tariffs",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Zone = table.Column<string>(type: "nvarchar(266)", maxLength: 266, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Carrier = table.Column<string>(type: "nvarchar(266)", maxLength: 266, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Method = table.Column<string>(type: "nvarchar(266)", maxLength: 266, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FromYear = table.Column<int>(type: "int", nullable: false),
                    EnergyPrice = table.Column<double>(type: "float", nullable: false),
                    PowerPrice = table.Column<double>(type: "float", nullable: false),
                    Tax = table.Column<double>(type: "float", nullable: false),
                    Currency = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Source = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tariffs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Tenants",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Code = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Country = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    TimeZone = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Currency = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    AllowsSha1 = table.Column<bool>(type: "bit", nullable: false),
                    RegistersMetersOnSight = table.Column<bool>(type: "bit", nullable: false),
                    IsPublic = table.Column<bool>(type: "bit", nullable: false),
                    AccentOnLight = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    AccentOnDark = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Languages = table.Column<string>(type: "nvarchar(max)", nullable: false, defaultValue: "", collation: "Latin1_General_100_BIN2"),
                    DefaultLanguage = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    LogoTag = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tenants", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TrustAnchors",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Subject = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Thumbprint = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Der = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    AddedAt = table.Column<long>(type: "bigint", nullable: false),
                    RevokedAt = table.Column<long>(type: "bigint", nullable: true),
                    RevocationReason = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrustAnchors", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TypicalProfiles",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Season = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Days = table.Column<int>(type: "int", nullable: false),
                    Median = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Low = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    High = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TypicalProfiles", x => new { x.SeriesId, x.Kind, x.Season });
                });

            migrationBuilder.CreateTable(
                name: "VoteSalts",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Day = table.Column<int>(type: "int", nullable: false),
                    Salt = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VoteSalts", x => new { x.TenantId, x.Day });
                });

            migrationBuilder.CreateTable(
                name: "WorkItems",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Contract = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Queue = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: false, defaultValue: "", collation: "Latin1_General_100_BIN2"),
                    Payload = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    ConversationId = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    UniqueKey = table.Column<string>(type: "nvarchar(400)", maxLength: 400, nullable: true, collation: "Latin1_General_100_BIN2"),
                    State = table.Column<int>(type: "int", nullable: false),
                    Priority = table.Column<int>(type: "int", nullable: false, defaultValue: 1),
                    Attempts = table.Column<int>(type: "int", nullable: false),
                    NextAttemptAt = table.Column<long>(type: "bigint", nullable: false),
                    LeaseOwner = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    LeaseEndsAt = table.Column<long>(type: "bigint", nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: true),
                    FinishedAt = table.Column<long>(type: "bigint", nullable: true),
                    Error = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Cause = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Trace = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    RetryId = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkItems", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WorkReplies",
                columns: table => new
                {
                    WorkItemId = table.Column<long>(type: "bigint", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Payload = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    RepliedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkReplies", x => x.WorkItemId);
                });

            migrationBuilder.CreateTable(
                name: "WorkRetries",
                columns: table => new
                {
                    Id = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Contracts = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Items = table.Column<int>(type: "int", nullable: false),
                    PerSecond = table.Column<double>(type: "float", nullable: true),
                    RequestedBy = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    RequestedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkRetries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AspNetRoleClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    RoleId = table.Column<int>(type: "int", nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    ClaimValue = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoleClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetRoleClaims_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccountLinks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<int>(type: "int", nullable: false),
                    TokenHash = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountLinks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccountLinks_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    UserId = table.Column<int>(type: "int", nullable: false),
                    ClaimType = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    ClaimValue = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "nvarchar(220)", maxLength: 220, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProviderKey = table.Column<string>(type: "nvarchar(220)", maxLength: 220, nullable: false, collation: "Latin1_General_100_BIN2"),
                    ProviderDisplayName = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    UserId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserRoles",
                columns: table => new
                {
                    UserId = table.Column<int>(type: "int", nullable: false),
                    RoleId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserRoles", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<int>(type: "int", nullable: false),
                    LoginProvider = table.Column<string>(type: "nvarchar(220)", maxLength: 220, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(220)", maxLength: 220, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Value = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SurveySheets",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    SurveyId = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    TokenHash = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CodeHash = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: true, collation: "Latin1_General_100_BIN2"),
                    Place = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Answers = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false),
                    SentAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveySheets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SurveySheets_Surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "Surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SurveyVersions",
                columns: table => new
                {
                    SurveyId = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Form = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    PublishedBy = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SurveyVersions", x => new { x.SurveyId, x.Number });
                    table.ForeignKey(
                        name: "FK_SurveyVersions_Surveys_SurveyId",
                        column: x => x.SurveyId,
                        principalTable: "Surveys",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ApiTokens",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Name = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    TokenHash = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Beginning = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreatedBy = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    LastUsedAt = table.Column<long>(type: "bigint", nullable: true),
                    RevokedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApiTokens", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApiTokens_Tenants_TenantId",
                        column: x => x.TenantId,
                        principalTable: "Tenants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Sites",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    TimeZone = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Origin = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sites", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sites_Tenants_TenantId",
                        column: x => x.TenantId,
                        principalTable: "Tenants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TenantLogos",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Png = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TenantLogos", x => x.TenantId);
                    table.ForeignKey(
                        name: "FK_TenantLogos_Tenants_TenantId",
                        column: x => x.TenantId,
                        principalTable: "Tenants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Assets",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    SiteId = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    FloorAreaSquareMetres = table.Column<double>(type: "float", nullable: true),
                    Latitude = table.Column<double>(type: "float", nullable: true),
                    Longitude = table.Column<double>(type: "float", nullable: true),
                    Opening = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Assumed = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Assets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Assets_Sites_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Sites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlaceShapes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    SiteId = table.Column<int>(type: "int", nullable: false),
                    Kind = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Shape = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    West = table.Column<double>(type: "float", nullable: false),
                    South = table.Column<double>(type: "float", nullable: false),
                    East = table.Column<double>(type: "float", nullable: false),
                    North = table.Column<double>(type: "float", nullable: false),
                    ValidFrom = table.Column<long>(type: "bigint", nullable: false),
                    ValidTo = table.Column<long>(type: "bigint", nullable: true),
                    Source = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlaceShapes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlaceShapes_Sites_SiteId",
                        column: x => x.SiteId,
                        principalTable: "Sites",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Meters",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    AssetId = table.Column<int>(type: "int", nullable: false),
                    Source = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    RegisteredAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Meters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Meters_Assets_AssetId",
                        column: x => x.AssetId,
                        principalTable: "Assets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "VotePlaces",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    Code = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Name = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    AssetId = table.Column<int>(type: "int", nullable: false),
                    Tag = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VotePlaces", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VotePlaces_Assets_AssetId",
                        column: x => x.AssetId,
                        principalTable: "Assets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MeterAssignments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    MeterId = table.Column<int>(type: "int", nullable: false),
                    UserId = table.Column<int>(type: "int", nullable: true),
                    FromAt = table.Column<long>(type: "bigint", nullable: false),
                    UntilAt = table.Column<long>(type: "bigint", nullable: true),
                    ErasedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeterAssignments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeterAssignments_Meters_MeterId",
                        column: x => x.MeterId,
                        principalTable: "Meters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Series",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    TenantId = table.Column<int>(type: "int", nullable: false),
                    MeterId = table.Column<int>(type: "int", nullable: false),
                    Quantity = table.Column<string>(type: "nvarchar(450)", maxLength: 450, nullable: false, collation: "Latin1_General_100_BIN2"),
                    Unit = table.Column<string>(type: "nvarchar(max)", nullable: false, collation: "Latin1_General_100_BIN2"),
                    Medium = table.Column<string>(type: "nvarchar(max)", nullable: true, collation: "Latin1_General_100_BIN2"),
                    Kind = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Series", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Series_Meters_MeterId",
                        column: x => x.MeterId,
                        principalTable: "Meters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CampaignPlaces",
                columns: table => new
                {
                    CampaignId = table.Column<int>(type: "int", nullable: false),
                    PlaceId = table.Column<int>(type: "int", nullable: false),
                    TenantId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignPlaces", x => new { x.CampaignId, x.PlaceId });
                    table.ForeignKey(
                        name: "FK_CampaignPlaces_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CampaignPlaces_VotePlaces_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "VotePlaces",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.InsertData(
                table: "AspNetRoles",
                columns: new[] { "Id", "ConcurrencyStamp", "Name", "NormalizedName" },
                values: new object[,]
                {
                    { 1, "Resident", "Resident", "RESIDENT" },
                    { 2, "Staff", "Staff", "STAFF" },
                    { 3, "Operator", "Operator", "OPERATOR" },
                    { 4, "TenantAdministrator", "TenantAdministrator", "TENANTADMINISTRATOR" },
                    { 5, "PlatformAdministrator", "PlatformAdministrator", "PLATFORMADMINISTRATOR" }
                });

            migrationBuilder.InsertData(
                table: "ChangeCounters",
                columns: new[] { "Topic", "Version" },
                values: new object[,]
                {
                    { "factors", 0L },
                    { "mapping", 0L },
                    { "places", 0L },
                    { "registry", 0L },
                    { "services", 0L },
                    { "trust", 0L }
                });

            migrationBuilder.InsertData(
                table: "EmissionFactors",
                columns: new[] { "Id", "Carrier", "FromYear", "KilogramPerKwh", "Method", "Scope", "Source", "Version", "Zone" },
                values: new object[,]
                {
                    { 1, "power", 2019, 0.17499999999999999, "grid average", "direct", "Electricity Maps, yearly direct averages of Spain (indicative)", 1, "ES" },
                    { 2, "power", 2020, 0.128, "grid average", "direct", "Electricity Maps, yearly direct averages of Spain (indicative)", 1, "ES" },
                    { 3, "power", 2021, 0.114, "grid average", "direct", "Electricity Maps, yearly direct averages of Spain (indicative)", 1, "ES" },
                    { 4, "power", 2022, 0.161, "grid average", "direct", "Electricity Maps, yearly direct averages of Spain (indicative)", 1, "ES" },
                    { 5, "power", 2023, 0.088999999999999996, "grid average", "direct", "Electricity Maps, yearly direct averages of Spain (indicative)", 1, "ES" },
                    { 6, "power", 2016, 0.33100000000000002, "delivered energy", "delivered", "MITECO/IDAE, factors for building certificates 2016, peninsular electricity", 1, "ES" },
                    { 7, "gas", 2016, 0.252, "delivered energy", "delivered", "MITECO/IDAE, factors for building certificates 2016, natural gas", 1, "ES" },
                    { 8, "power", 2023, 0.152, "grid average", "life cycle", "Ember via Our World in Data, life cycle, 2023", 1, "DK" },
                    { 9, "heat", 2020, 0.0785, "delivered energy", "delivered", "Fjernvarme Fyn 2020 (21.8 kg/GJ); each utility has its own", 1, "DK" }
                });

            migrationBuilder.InsertData(
                table: "KpiDefinitions",
                columns: new[] { "Id", "Code", "Formula", "Inputs", "MinimumCoverage", "Name", "Source", "Unit", "Version" },
                values: new object[,]
                {
                    { 1, "energy", "E = sum of E_h over the valid hours h; E_h is the energy of one hour in kWh", "energy or power", 0.90000000000000002, "Energy used", "Sum of metered intervals; an hour is valid when readings cover it", "kW.h", 1 },
                    { 2, "cost", "C = sum of E_h * p_h over the hours h with both energy and price; p_h is the price of the hour in EUR/kWh", "energy or power; price", 0.90000000000000002, "Cost of energy", "Energy component only: power term, network charges and taxes are not included", "EUR", 1 },
                    { 3, "co2", "M = sum of E_h * f over the valid hours h; f is the emission factor of country, carrier and year in kg/kWh", "energy or power; an emission factor of the carrier", 0.90000000000000002, "CO2 equivalent of energy", "Location-based; factors and their sources stand in the table of emission factors", "kg", 1 },
                    { 4, "temperature_in", "T = mean of T_h over the valid hours h", "temperature_in", 0.90000000000000002, "Mean temperature inside", "Arithmetic mean of hourly means", "Cel", 1 },
                    { 5, "temperature_out", "T = mean of T_h over the valid hours h", "temperature_out", 0.90000000000000002, "Mean temperature outside", "Arithmetic mean of hourly means", "Cel", 1 },
                    { 6, "completeness", "100 * n_valid / n_expected over the hours of the period", "energy or power", 0.90000000000000002, "Completeness of energy readings", "Counting; expected are the hours of the civil days", "%", 1 },
                    { 7, "intensity", "E / A; A is the floor area at the time", "energy or power; floor_area", 0.90000000000000002, "Energy for each square metre", "ISO 52000-1:2017, energy related to reference floor area", "kW.h/m2", 1 },
                    { 8, "energy_per_person", "E / N; N is the mean number of occupants, person-days by days", "energy or power; occupants", 0.90000000000000002, "Energy for each person", "Ratio; occupants as registered with their dates", "kW.h", 1 },
                    { 9, "hdd_15", "sum of max(15 - T_d, 0) over the days d; T_d is the mean of a day with 12 valid hours or more", "temperature_out", 0.90000000000000002, "Heating degree days, base 15 degrees", "Customary in Spain", "K.d", 2 },
                    { 10, "hdd_15_5", "sum of max(15.5 - T_d, 0)", "temperature_out", 0.90000000000000002, "Heating degree days, base 15.5 degrees", "Customary in the United Kingdom", "K.d", 2 },
                    { 11, "hdd_17", "sum of max(17 - T_d, 0)", "temperature_out", 0.90000000000000002, "Heating degree days, base 17 degrees", "Danish graddage", "K.d", 2 },
                    { 12, "hdd_18", "sum of max(18 - T_d, 0)", "temperature_out", 0.90000000000000002, "Heating degree days, base 18 degrees", "Customary in Spain and southern Europe", "K.d", 2 },
                    { 13, "hdd_eurostat", "sum of (18 - T_d) where T_d <= 15", "temperature_out", 0.90000000000000002, "Heating degree days of Eurostat", "Eurostat, nrg_chdd methodology", "K.d", 2 },
                    { 14, "cdd_eurostat", "sum of (T_d - 21) where T_d >= 24", "temperature_out", 0.90000000000000002, "Cooling degree days of Eurostat", "Eurostat, nrg_chdd methodology", "K.d", 2 },
                    { 15, "heat_normalised", "E_base + (E - E_base) * HDD_ref / HDD, base 17 degrees, over the days with all hours of heat and a mean temperature; E_base is the mean of the days of June to August for all days", "energy of heat or gas; temperature_out; reference_degree_days", 0.90000000000000002, "Heat of a year with usual weather", "VDI 3807-1, with a base share", "kW.h", 2 },
                    { 16, "co2_hourly", "sum of E_h * f_h; the factor of the year where an hour has none", "energy or power; emission_factor", 0.90000000000000002, "CO2 equivalent by hourly factors", "Location-based, hourly factors of the grid", "kg", 1 },
                    { 17, "capture_ratio", "(sum of E_h p_h / sum of E_h) / mean of p_h over the hours with both; E is electricity", "energy; price", 0.90000000000000002, "Price paid by mean price", "Capture rate as used for power markets", "1", 2 },
                    { 18, "peak", "max of E_h over one hour", "energy or power", 0.90000000000000002, "Peak", "Greatest hourly mean, after cleansing", "kW", 1 },
                    { 19, "peak_three", "mean of the three greatest E_h", "energy or power", 0.90000000000000002, "Mean of the three greatest hours", "As peak, less moved by one odd hour", "kW", 1 },
                    { 20, "load_factor", "mean of E_h / max of E_h", "energy or power", 0.90000000000000002, "Load factor", "IEC 60050-691:1973, 691-10-02", "1", 1 },
                    { 21, "base_load", "5th percentile of E_h (type 7)", "energy or power", 0.90000000000000002, "Base load", "Hyndman and Fan 1996, type 7", "kW", 1 },
                    { 22, "base_load_days", "median of the least E_h of each day", "energy or power", 0.90000000000000002, "Base load by quietest hours", "As base load, by days", "kW", 1 },
                    { 23, "base_load_share", "100 * 5th percentile / mean", "energy or power", 0.90000000000000002, "Base load by mean", "As base load", "%", 1 },
                    { 24, "night_day", "mean of 00 to 05 / mean of 09 to 17 o'clock on workdays: Mondays to Fridays but for public holidays", "energy or power", 0.90000000000000002, "Night by day", "Local time; public holidays of the site's region, where they are known", "1", 2 },
                    { 25, "weekend_workday", "mean of Saturdays, Sundays and public holidays / mean of the other days", "energy or power", 0.90000000000000002, "Weekend by workday", "Local days; public holidays of the site's region, where they are known", "1", 2 },
                    { 26, "comfort_1", "100 * hours with 21 <= T <= 25 / occupied hours of October to April", "temperature_in", 0.90000000000000002, "Hours in comfort category I", "EN 16798-1:2019, heating season, category I", "%", 2 },
                    { 27, "comfort_2", "100 * hours with 20 <= T <= 25 / occupied hours of October to April", "temperature_in", 0.90000000000000002, "Hours in comfort category II", "EN 16798-1:2019, heating season, category II", "%", 2 },
                    { 28, "comfort_3", "100 * hours with 18 <= T <= 25 / occupied hours of October to April", "temperature_in", 0.90000000000000002, "Hours in comfort category III", "EN 16798-1:2019, heating season, category III", "%", 2 },
                    { 29, "degree_hours_cold", "sum of max(20 - T, 0) over the occupied hours of October to April", "temperature_in", 0.90000000000000002, "Degree hours below category II", "EN 16798-1:2019", "K.h", 2 },
                    { 30, "degree_hours_warm", "sum of max(T - 25, 0) over the occupied hours of October to April and of max(T - 26, 0) over those of May to September", "temperature_in", 0.90000000000000002, "Degree hours above category II", "EN 16798-1:2019", "K.h", 2 },
                    { 31, "comfort_adaptive_2", "100 * hours with T_c - 4 <= T <= T_c + 3 / occupied hours, with 20 to 25 where T_rm < 10 and 23 to 26 where T_rm > 30; T_c = 0.33 T_rm + 18.8, T_rm = (T_1 + 0.8 T_2 + 0.6 T_3 + 0.5 T_4 + 0.4 T_5 + 0.3 T_6 + 0.2 T_7) / 3.8 of the days before", "temperature_in; temperature_out", 0.90000000000000002, "Hours in adaptive comfort category II", "EN 16798-1:2019, B.2.2; buildings without cooling", "%", 2 },
                    { 32, "street_power_density", "P / (E A); P with gear, E maintained illuminance, A lit area", "installed_power; illuminance; lit_area", 0.0, "Power density of street lighting, D_P", "EN 13201-5:2015, PDI", "W/lx/m2", 1 },
                    { 33, "street_energy", "E / A of a year, measured; A is the lit area", "energy of light; lit_area", 0.90000000000000002, "Yearly energy of street lighting for each square metre, D_E", "EN 13201-5:2015, AECI", "kW.h/m2", 1 },
                    { 34, "full_load_hours", "E / P", "energy; installed_power", 0.90000000000000002, "Hours at full power", "Ratio; P with gear", "h", 1 },
                    { 35, "burning_hours", "hours with a mean power above 25 % of the installed power", "energy of light; installed_power", 0.90000000000000002, "Burning hours", "Threshold below the lowest usual dimming step", "h", 1 },
                    { 36, "burning_by_day", "burning hours while the sun stands above +5 degrees", "energy of light; installed_power; place", 0.90000000000000002, "Burning hours with the sun up", "J. Meeus, Astronomical Algorithms", "h", 1 },
                    { 37, "burning_deviation", "burning hours less the hours from sunset to sunrise at -0.833 degrees, switching_offset less at both ends where it is known", "energy of light; installed_power; place", 0.90000000000000002, "Burning hours above those of the night", "J. Meeus, Astronomical Algorithms", "h", 2 },
                    { 38, "satisfaction_votes", "mean of (v - 1) / 4 * 100; below 30 votes (n x + 20 m) / (n + 20); below 5 none", "records of the kind vote", 0.0, "Satisfaction by votes", "Marks 1 to 5; shrunk to the mean of all places", "1", 2 },
                    { 39, "satisfaction_survey", "as by votes, each answer the mean of its items", "records of the kind survey_answer", 0.0, "Satisfaction by survey", "Marks 1 to 5; shrunk to the mean of all places", "1", 2 },
                    { 40, "water", "sum of V_h over the valid hours", "volume of water", 0.90000000000000002, "Water used", "Sum of metered intervals", "m3", 1 },
                    { 41, "water_per_person", "V / person-days", "volume of water; occupants", 0.90000000000000002, "Water for each person and day", "Ratio; occupants as registered with their dates", "L", 1 },
                    { 42, "night_flow", "median of the least V_h from 02 to 05 o'clock of each night", "volume of water", 0.90000000000000002, "Flow at night", "Minimum night flow, as water utilities use it", "L/h", 1 },
                    { 43, "leak_nights", "nights whose least hour from 02 to 05 is above zero", "volume of water", 0.90000000000000002, "Nights with a flow", "Minimum night flow, as water utilities use it", "d", 2 },
                    { 44, "cost_tariff", "sum over the carriers of (E p + P_contract * p_P * days / 365) * (1 + tax); power and light are one, with one contracted power", "energy; contracted_power for the power term", 0.90000000000000002, "Cost by tariff", "Tariff of the zone and year, with its source", "EUR", 2 },
                    { 45, "intensity_rank", "100 * (mean rank - 0.5) / n among assets of the same kind and time zone with half to twice the floor area, 8 or more; 0 lowest", "intensity and floor_area of the peers", 0.0, "Place among peers by energy for each square metre", "Percentile rank with ties at their mean", "1", 2 },
                    { 46, "cdd_22", "sum of max(T_d - 22, 0)", "temperature_out", 0.90000000000000002, "Cooling degree days, base 22 degrees", "Customary in southern Europe", "K.d", 1 },
                    { 47, "comfort_cooling_1", "100 * hours with 23.5 <= T <= 25.5 / occupied hours of May to September", "temperature_in", 0.90000000000000002, "Hours in comfort category I of the cooling season", "EN 16798-1:2019, cooling season, category I; buildings with cooling", "%", 1 },
                    { 48, "comfort_cooling_2", "100 * hours with 23 <= T <= 26 / occupied hours of May to September", "temperature_in", 0.90000000000000002, "Hours in comfort category II of the cooling season", "EN 16798-1:2019, cooling season, category II; buildings with cooling", "%", 1 },
                    { 49, "comfort_cooling_3", "100 * hours with 22 <= T <= 27 / occupied hours of May to September", "temperature_in", 0.90000000000000002, "Hours in comfort category III of the cooling season", "EN 16798-1:2019, cooling season, category III; buildings with cooling", "%", 1 },
                    { 50, "comfort_store", "100 * opening hours with 16 <= T <= 22 in October to April or 21 <= T <= 25 in May to September / opening hours", "temperature_in; opening hours", 0.90000000000000002, "Opening hours in the comfort of department stores", "EN ISO 7730:2005, table A.5, category B", "%", 1 },
                    { 51, "leak_row", "nights in a row whose least hour from 02 to 05 is above zero; 7 suggest a leak", "volume of water", 0.90000000000000002, "Longest row of nights with a flow", "Minimum night flow, as water utilities use it", "d", 1 },
                    { 52, "heat_supply", "sum of V_h T_flow / sum of V_h over the hours with volume and both temperatures", "volume of heat; temperature_flow; temperature_return", 0.90000000000000002, "Supply temperature of district heating", "Weighted by flow, as registers of heat meters count it", "Cel", 1 },
                    { 53, "heat_return", "sum of V_h T_return / sum of V_h over the hours with volume and both temperatures", "volume of heat; temperature_flow; temperature_return", 0.90000000000000002, "Return temperature of district heating", "Weighted by flow, as registers of heat meters count it", "Cel", 1 },
                    { 54, "heat_cooling", "sum of V_h (T_flow - T_return) / sum of V_h over the hours with volume and both temperatures", "volume of heat; temperature_flow; temperature_return", 0.90000000000000002, "Cooling of district heating", "Weighted by flow, as registers of heat meters count it", "K", 1 },
                    { 55, "heat_ratio", "sum of E_h / sum of V_h (T_flow - T_return) over the hours with all of them; water gives 1.12 to 1.16", "energy and volume of heat; temperature_flow; temperature_return", 0.90000000000000002, "Heat for each cubic metre and kelvin", "EN 1434-1, heat coefficient of water", "kW.h/m3/K", 1 },
                    { 56, "luminance_mean", "mean of L over the points of a survey", "records of the kind luminance_point", 0.90000000000000002, "Mean luminance of the carriageway", "EN 13201-3:2015, 8", "cd/m2", 1 },
                    { 57, "uniformity_overall", "least L / mean L over the points of a survey", "records of the kind luminance_point", 0.90000000000000002, "Overall uniformity of luminance, U0", "EN 13201-2:2015, U0; grid of EN 13201-3:2015", "1", 1 },
                    { 58, "uniformity_longitudinal", "least L / greatest L along the centre of a lane, of the worst lane", "records of the kind luminance_point with lane and row", 0.90000000000000002, "Longitudinal uniformity of luminance, Ul", "EN 13201-2:2015, Ul; grid of EN 13201-3:2015", "1", 1 },
                    { 59, "hdd_hourly_15_5", "sum of max(15.5 - T_h, 0) / 24 over the valid hours h", "temperature_out", 0.90000000000000002, "Heating degree days by hours, base 15.5 degrees", "As degree days by days, which miss cold hours of mild days", "K.d", 1 },
                    { 60, "heat_by_water", "1.163 * sum of V_h (T_flow - T_return) over the hours with volume and both temperatures", "volume of heat; temperature_flow; temperature_return", 0.90000000000000002, "Heat that the water brought", "1.163 kWh/(m3 K): 4186.8 J/(kg K) and 1000 kg/m3", "kW.h", 1 },
                    { 61, "votes_satisfied", "100 * votes of 4 or 5 / votes; below 5 votes none", "records of the kind vote", 0.0, "Satisfied votes", "Marks 1 to 5, the upper two", "%", 1 },
                    { 62, "comfort_4", "100 * hours with 17 <= T <= 25 / occupied hours of October to April", "temperature_in", 0.90000000000000002, "Hours in comfort category IV", "EN 16798-1:2019, heating season, category IV", "%", 1 },
                    { 63, "comfort_adaptive_1", "100 * hours with T_c - 3 <= T <= T_c + 2 / occupied hours, with 21 to 25 where T_rm < 10 and 23.5 to 25.5 where T_rm > 30; T_c and T_rm as of comfort_adaptive_2", "temperature_in; temperature_out", 0.90000000000000002, "Hours in adaptive comfort category I", "EN 16798-1:2019, B.2.2; buildings without cooling", "%", 1 },
                    { 64, "comfort_adaptive_3", "100 * hours with T_c - 5 <= T <= T_c + 4 / occupied hours, with 18 to 25 where T_rm < 10 and 22 to 27 where T_rm > 30; T_c and T_rm as of comfort_adaptive_2", "temperature_in; temperature_out", 0.90000000000000002, "Hours in adaptive comfort category III", "EN 16798-1:2019, B.2.2; buildings without cooling", "%", 1 },
                    { 65, "heat_normalised_m2", "heat_normalised / A; A is the floor area at the time", "energy of heat or gas; temperature_out; reference_degree_days; floor_area", 0.90000000000000002, "Heat of a year with usual weather for each square metre", "VDI 3807-1, with a base share", "kW.h/m2", 1 },
                    { 66, "satisfaction_votes_margin", "1.96 s / sqrt(n) of the votes' (v - 1) / 4 * 100, s their standard deviation with n - 1; below 5 none", "records of the kind vote", 0.0, "Margin of the satisfaction by votes", "95 % interval of a mean by the normal distribution", "1", 1 },
                    { 67, "satisfaction_survey_margin", "as by votes, each answer the mean of its items", "records of the kind survey_answer", 0.0, "Margin of the satisfaction by survey", "95 % interval of a mean by the normal distribution", "1", 1 },
                    { 68, "cost_hours", "hours with energy and price", "energy; price", 0.0, "Hours that the cost counts", "Counting; an hour without a price is in no cost", "h", 1 },
                    { 69, "street_energy_full", "P t / A; t the hours of the year from sunset to sunrise at -0.833 degrees, P with gear, A the lit area", "installed_power; lit_area; place", 0.0, "Yearly energy of street lighting at full power for each square metre", "EN 13201-5:2015, AECI with one state of operation", "kW.h/m2", 1 }
                });

            migrationBuilder.InsertData(
                table: "Tariffs",
                columns: new[] { "Id", "Carrier", "Currency", "EnergyPrice", "FromYear", "Method", "PowerPrice", "Source", "Tax", "Version", "Zone" },
                values: new object[] { 1, "power", "EUR", 0.1062, 2019, "worked example", 0.0, "Worked example of a street-lighting renewal; to be replaced by the contract of the site", 0.20999999999999999, 1, "ES" });

            migrationBuilder.CreateIndex(
                name: "IX_AccountLinks_TokenHash",
                table: "AccountLinks",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AccountLinks_UserId",
                table: "AccountLinks",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AdministratorLinks_TokenHash",
                table: "AdministratorLinks",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AlertMails_TenantId_Key",
                table: "AlertMails",
                columns: new[] { "TenantId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AlertRules_TenantId",
                table: "AlertRules",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_RuleId_Subject",
                table: "Alerts",
                columns: new[] { "RuleId", "Subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_TenantId_RaisedAt",
                table: "Alerts",
                columns: new[] { "TenantId", "RaisedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ApiTokens_TenantId",
                table: "ApiTokens",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_ApiTokens_TokenHash",
                table: "ApiTokens",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetRoleClaims_RoleId",
                table: "AspNetRoleClaims",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "RoleNameIndex",
                table: "AspNetRoles",
                column: "NormalizedName",
                unique: true,
                filter: "[NormalizedName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserRoles_RoleId",
                table: "AspNetUserRoles",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_Pseudonym",
                table: "AspNetUsers",
                column: "Pseudonym",
                unique: true,
                filter: "[Pseudonym] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true,
                filter: "[NormalizedUserName] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Assets_SiteId_Code",
                table: "Assets",
                columns: new[] { "SiteId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AssetTraits_AssetId_Name_From",
                table: "AssetTraits",
                columns: new[] { "AssetId", "Name", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AtypicalDays_TenantId_Day",
                table: "AtypicalDays",
                columns: new[] { "TenantId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_Audit_TenantId_Id",
                table: "Audit",
                columns: new[] { "TenantId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Baselines_TenantId_AssetId_Medium_InterventionId",
                table: "Baselines",
                columns: new[] { "TenantId", "AssetId", "Medium", "InterventionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BoardPanels_TenantId",
                table: "BoardPanels",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignPlaces_PlaceId",
                table: "CampaignPlaces",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_TenantId_Code",
                table: "Campaigns",
                columns: new[] { "TenantId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ConsumerProfiles_TenantId",
                table: "ConsumerProfiles",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_DirtyPeriods_Corrected",
                table: "DirtyPeriods",
                columns: new[] { "TenantId", "Corrects", "LocalDay", "SeriesId", "Mark", "RawRequestId" },
                filter: "\"Corrects\" = '1'");

            migrationBuilder.CreateIndex(
                name: "IX_EmissionFactors_Zone_Carrier_Method_FromYear_Version",
                table: "EmissionFactors",
                columns: new[] { "Zone", "Carrier", "Method", "FromYear", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Findings_TenantId_Kind_Scope_ScopeId_StartAt",
                table: "Findings",
                columns: new[] { "TenantId", "Kind", "Scope", "ScopeId", "StartAt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Findings_TenantId_StartAt",
                table: "Findings",
                columns: new[] { "TenantId", "StartAt" });

            migrationBuilder.CreateIndex(
                name: "IX_FindingTraces_FindingId",
                table: "FindingTraces",
                column: "FindingId");

            migrationBuilder.CreateIndex(
                name: "IX_Forecasts_TenantId_Night",
                table: "Forecasts",
                columns: new[] { "TenantId", "Night" });

            migrationBuilder.CreateIndex(
                name: "IX_ForecastStandings_TenantId_SeriesId_Resolution_Medium_Quantity",
                table: "ForecastStandings",
                columns: new[] { "TenantId", "SeriesId", "Resolution", "Medium", "Quantity" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FormulaKpis_TenantId_Code_Version",
                table: "FormulaKpis",
                columns: new[] { "TenantId", "Code", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GatewayCertificates_Thumbprint",
                table: "GatewayCertificates",
                column: "Thumbprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_InterventionAssets_TenantId",
                table: "InterventionAssets",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_Interventions_TenantId",
                table: "Interventions",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_KpiCorrections_AssetId_DefinitionId_Resolution_PeriodStart",
                table: "KpiCorrections",
                columns: new[] { "AssetId", "DefinitionId", "Resolution", "PeriodStart" });

            migrationBuilder.CreateIndex(
                name: "IX_KpiDefinitions_Code_Version",
                table: "KpiDefinitions",
                columns: new[] { "Code", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Kpis_TenantId_Resolution_PeriodStart",
                table: "Kpis",
                columns: new[] { "TenantId", "Resolution", "PeriodStart" });

            migrationBuilder.CreateIndex(
                name: "IX_LightingPrograms_TenantId_Node_Version",
                table: "LightingPrograms",
                columns: new[] { "TenantId", "Node", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MappingRows_Row_About_Name",
                table: "MappingRows",
                columns: new[] { "Row", "About", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MessageSchemas_TenantId_Type_Version",
                table: "MessageSchemas",
                columns: new[] { "TenantId", "Type", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MeterAssignments_MeterId",
                table: "MeterAssignments",
                column: "MeterId");

            migrationBuilder.CreateIndex(
                name: "IX_MeterAssignments_TenantId_MeterId",
                table: "MeterAssignments",
                columns: new[] { "TenantId", "MeterId" });

            migrationBuilder.CreateIndex(
                name: "IX_MeterAssignments_UserId",
                table: "MeterAssignments",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_MeterProfiles_TenantId_AssetId",
                table: "MeterProfiles",
                columns: new[] { "TenantId", "AssetId" });

            migrationBuilder.CreateIndex(
                name: "IX_Meters_AssetId",
                table: "Meters",
                column: "AssetId");

            migrationBuilder.CreateIndex(
                name: "IX_Meters_TenantId_Source",
                table: "Meters",
                columns: new[] { "TenantId", "Source" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MeterSettings_MeterId_From",
                table: "MeterSettings",
                columns: new[] { "MeterId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ModuleMessages_AcceptedAt",
                table: "ModuleMessages",
                column: "AcceptedAt");

            migrationBuilder.CreateIndex(
                name: "IX_ModuleNodes_Module_TenantId_Node",
                table: "ModuleNodes",
                columns: new[] { "Module", "TenantId", "Node" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PeerGroups_TenantId_Medium_Level_Kind_SiteId_AreaBand",
                table: "PeerGroups",
                columns: new[] { "TenantId", "Medium", "Level", "Kind", "SiteId", "AreaBand" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PeriodKpiCorrections_TenantId_Scope_ScopeId_PeriodStart",
                table: "PeriodKpiCorrections",
                columns: new[] { "TenantId", "Scope", "ScopeId", "PeriodStart" });

            migrationBuilder.CreateIndex(
                name: "IX_Places_TenantId_Kind_Name",
                table: "Places",
                columns: new[] { "TenantId", "Kind", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlaceShapes_Box",
                table: "PlaceShapes",
                columns: new[] { "TenantId", "Kind", "West", "East", "South", "North" });

            migrationBuilder.CreateIndex(
                name: "IX_PlaceShapes_SiteId",
                table: "PlaceShapes",
                column: "SiteId");

            migrationBuilder.CreateIndex(
                name: "IX_PlaceShapes_Standing",
                table: "PlaceShapes",
                columns: new[] { "TenantId", "Kind", "Code" },
                unique: true,
                filter: "\"ValidTo\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ProfileConsents_TenantId",
                table: "ProfileConsents",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_ProfileMonths_TenantId_Month",
                table: "ProfileMonths",
                columns: new[] { "TenantId", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_RawRequests_CertificateThumbprint_ReceivedAt",
                table: "RawRequests",
                columns: new[] { "CertificateThumbprint", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RawRequests_ConversationId",
                table: "RawRequests",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_RawRequests_TenantId_BodyHash",
                table: "RawRequests",
                columns: new[] { "TenantId", "BodyHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RawRequests_TenantId_LastMeasuredAt_FirstMeasuredAt",
                table: "RawRequests",
                columns: new[] { "TenantId", "LastMeasuredAt", "FirstMeasuredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RawRequests_TenantId_ReceivedAt",
                table: "RawRequests",
                columns: new[] { "TenantId", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReplayKeys_ExpiresAt",
                table: "ReplayKeys",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_ReportMails_ScheduleId_Period",
                table: "ReportMails",
                columns: new[] { "ScheduleId", "Period" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReportMails_TenantId_DueAt",
                table: "ReportMails",
                columns: new[] { "TenantId", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReportSchedules_TenantId",
                table: "ReportSchedules",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_ResendWishes_SiteId_AskedAt",
                table: "ResendWishes",
                columns: new[] { "SiteId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ResendWishes_TenantId_SentAt",
                table: "ResendWishes",
                columns: new[] { "TenantId", "SentAt" });

            migrationBuilder.CreateIndex(
                name: "IX_RevocationLists_IssuerHash",
                table: "RevocationLists",
                column: "IssuerHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Savings_TenantId",
                table: "Savings",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_SegmentMembers_TenantId_Medium_Month",
                table: "SegmentMembers",
                columns: new[] { "TenantId", "Medium", "Month" });

            migrationBuilder.CreateIndex(
                name: "IX_Series_MeterId_Quantity",
                table: "Series",
                columns: new[] { "MeterId", "Quantity" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SeriesNotes_TenantId_SeriesId_StartAt",
                table: "SeriesNotes",
                columns: new[] { "TenantId", "SeriesId", "StartAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SeriesThresholds_SeriesId_From",
                table: "SeriesThresholds",
                columns: new[] { "SeriesId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ServerCertificates_Thumbprint",
                table: "ServerCertificates",
                column: "Thumbprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ServiceRules_Contract_Module_TenantId",
                table: "ServiceRules",
                columns: new[] { "Contract", "Module", "TenantId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Services_Module_TenantId_Contract_Role",
                table: "Services",
                columns: new[] { "Module", "TenantId", "Contract", "Role" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SiteRecords_TenantId_At",
                table: "SiteRecords",
                columns: new[] { "TenantId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SiteRecords_TenantId_Kind_Key_Revision",
                table: "SiteRecords",
                columns: new[] { "TenantId", "Kind", "Key", "Revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sites_TenantId_Code",
                table: "Sites",
                columns: new[] { "TenantId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Surveys_Tag",
                table: "Surveys",
                column: "Tag",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Surveys_TenantId_Code",
                table: "Surveys",
                columns: new[] { "TenantId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SurveySheets_CodeHash",
                table: "SurveySheets",
                column: "CodeHash",
                unique: true,
                filter: "\"CodeHash\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SurveySheets_SurveyId_Version",
                table: "SurveySheets",
                columns: new[] { "SurveyId", "Version" });

            migrationBuilder.CreateIndex(
                name: "IX_SurveySheets_TokenHash",
                table: "SurveySheets",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Tariffs_Zone_Carrier_Method_FromYear_Version",
                table: "Tariffs",
                columns: new[] { "Zone", "Carrier", "Method", "FromYear", "Version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Tenants_Code",
                table: "Tenants",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TrustAnchors_Thumbprint",
                table: "TrustAnchors",
                column: "Thumbprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TypicalProfiles_TenantId",
                table: "TypicalProfiles",
                column: "TenantId");

            migrationBuilder.CreateIndex(
                name: "IX_VotePlaces_AssetId",
                table: "VotePlaces",
                column: "AssetId");

            migrationBuilder.CreateIndex(
                name: "IX_VotePlaces_Tag",
                table: "VotePlaces",
                column: "Tag",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_VotePlaces_TenantId_Code",
                table: "VotePlaces",
                columns: new[] { "TenantId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_ConversationId",
                table: "WorkItems",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Done",
                table: "WorkItems",
                column: "FinishedAt",
                filter: "\"State\" = 2");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Leased",
                table: "WorkItems",
                column: "TenantId",
                filter: "\"State\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Parked",
                table: "WorkItems",
                columns: new[] { "TenantId", "FinishedAt" },
                filter: "\"State\" = 3");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_RetryId",
                table: "WorkItems",
                column: "RetryId",
                filter: "\"RetryId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_UniqueKey_Queue",
                table: "WorkItems",
                columns: new[] { "UniqueKey", "Queue" },
                unique: true,
                filter: "\"State\" = 0 AND \"UniqueKey\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_Waiting",
                table: "WorkItems",
                columns: new[] { "TenantId", "Priority", "NextAttemptAt" },
                filter: "\"State\" = 0");

            migrationBuilder.CreateIndex(
                name: "IX_WorkReplies_RepliedAt",
                table: "WorkReplies",
                column: "RepliedAt");

            migrationBuilder.CreateIndex(
                name: "IX_WorkRetries_RequestedAt",
                table: "WorkRetries",
                column: "RequestedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccountLinks");

            migrationBuilder.DropTable(
                name: "AdministratorLinks");

            migrationBuilder.DropTable(
                name: "AlertMails");

            migrationBuilder.DropTable(
                name: "AlertRules");

            migrationBuilder.DropTable(
                name: "Alerts");

            migrationBuilder.DropTable(
                name: "AnalysisRuns");

            migrationBuilder.DropTable(
                name: "ApiTokens");

            migrationBuilder.DropTable(
                name: "AspNetRoleClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserRoles");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "AssetTraits");

            migrationBuilder.DropTable(
                name: "AtypicalDays");

            migrationBuilder.DropTable(
                name: "Audit");

            migrationBuilder.DropTable(
                name: "Baselines");

            migrationBuilder.DropTable(
                name: "BoardPanels");

            migrationBuilder.DropTable(
                name: "CampaignPlaces");

            migrationBuilder.DropTable(
                name: "ChangeCounters");

            migrationBuilder.DropTable(
                name: "CheckedHours");

            migrationBuilder.DropTable(
                name: "ConsumerProfiles");

            migrationBuilder.DropTable(
                name: "CookieKeys");

            migrationBuilder.DropTable(
                name: "CorrectedDays");

            migrationBuilder.DropTable(
                name: "DirtyPeriods");

            migrationBuilder.DropTable(
                name: "EmissionFactors");

            migrationBuilder.DropTable(
                name: "FailureNotes");

            migrationBuilder.DropTable(
                name: "Findings");

            migrationBuilder.DropTable(
                name: "FindingThresholds");

            migrationBuilder.DropTable(
                name: "FindingTraces");

            migrationBuilder.DropTable(
                name: "FollowedDefinitions");

            migrationBuilder.DropTable(
                name: "ForecastFits");

            migrationBuilder.DropTable(
                name: "Forecasts");

            migrationBuilder.DropTable(
                name: "ForecastStandings");

            migrationBuilder.DropTable(
                name: "FormulaKpis");

            migrationBuilder.DropTable(
                name: "GatewayCertificates");

            migrationBuilder.DropTable(
                name: "InterventionAssets");

            migrationBuilder.DropTable(
                name: "Interventions");

            migrationBuilder.DropTable(
                name: "KpiCorrections");

            migrationBuilder.DropTable(
                name: "KpiDefinitions");

            migrationBuilder.DropTable(
                name: "Kpis");

            migrationBuilder.DropTable(
                name: "LightingPrograms");

            migrationBuilder.DropTable(
                name: "MappingRows");

            migrationBuilder.DropTable(
                name: "MessageSchemas");

            migrationBuilder.DropTable(
                name: "MeterAssignments");

            migrationBuilder.DropTable(
                name: "MeterProfiles");

            migrationBuilder.DropTable(
                name: "MeterSettings");

            migrationBuilder.DropTable(
                name: "ModuleMessages");

            migrationBuilder.DropTable(
                name: "ModuleNodes");

            migrationBuilder.DropTable(
                name: "PeerGroups");

            migrationBuilder.DropTable(
                name: "PeriodKpiCorrections");

            migrationBuilder.DropTable(
                name: "PeriodKpis");

            migrationBuilder.DropTable(
                name: "PlaceAssets");

            migrationBuilder.DropTable(
                name: "Places");

            migrationBuilder.DropTable(
                name: "PlaceShapes");

            migrationBuilder.DropTable(
                name: "PlaceVulnerability");

            migrationBuilder.DropTable(
                name: "ProfileConsents");

            migrationBuilder.DropTable(
                name: "ProfileMonths");

            migrationBuilder.DropTable(
                name: "ProfileRuns");

            migrationBuilder.DropTable(
                name: "RawRequests");

            migrationBuilder.DropTable(
                name: "ReadingRevisions");

            migrationBuilder.DropTable(
                name: "Readings");

            migrationBuilder.DropTable(
                name: "ReplayKeys");

            migrationBuilder.DropTable(
                name: "ReportMails");

            migrationBuilder.DropTable(
                name: "ReportSchedules");

            migrationBuilder.DropTable(
                name: "ResendWishes");

            migrationBuilder.DropTable(
                name: "RetentionRules");

            migrationBuilder.DropTable(
                name: "RevocationLists");

            migrationBuilder.DropTable(
                name: "Savings");

            migrationBuilder.DropTable(
                name: "SegmentMembers");

            migrationBuilder.DropTable(
                name: "SegmentMonths");

            migrationBuilder.DropTable(
                name: "Series");

            migrationBuilder.DropTable(
                name: "SeriesDays");

            migrationBuilder.DropTable(
                name: "SeriesNotes");

            migrationBuilder.DropTable(
                name: "SeriesThresholds");

            migrationBuilder.DropTable(
                name: "ServerCertificates");

            migrationBuilder.DropTable(
                name: "ServiceMinutes");

            migrationBuilder.DropTable(
                name: "ServiceRules");

            migrationBuilder.DropTable(
                name: "Services");

            migrationBuilder.DropTable(
                name: "SiteRecords");

            migrationBuilder.DropTable(
                name: "StaleMonths");

            migrationBuilder.DropTable(
                name: "SurveySheets");

            migrationBuilder.DropTable(
                name: "SurveyVersions");

            migrationBuilder.DropTable(
                name: "Tariffs");

            migrationBuilder.DropTable(
                name: "TenantLogos");

            migrationBuilder.DropTable(
                name: "TrustAnchors");

            migrationBuilder.DropTable(
                name: "TypicalProfiles");

            migrationBuilder.DropTable(
                name: "VoteSalts");

            migrationBuilder.DropTable(
                name: "WorkItems");

            migrationBuilder.DropTable(
                name: "WorkReplies");

            migrationBuilder.DropTable(
                name: "WorkRetries");

            migrationBuilder.DropTable(
                name: "AspNetRoles");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "Campaigns");

            migrationBuilder.DropTable(
                name: "VotePlaces");

            migrationBuilder.DropTable(
                name: "Meters");

            migrationBuilder.DropTable(
                name: "Surveys");

            migrationBuilder.DropTable(
                name: "Assets");

            migrationBuilder.DropTable(
                name: "Sites");

            migrationBuilder.DropTable(
                name: "Tenants");
        }
    }
}
