/**
 * CARLA's RPC methods (protocol notes, section 2), typed for both ends: a client calls
 * `rpc.call(methods.spawnActor, description, transform)`, a server answers with `rpc.on(methods.spawnActor, ...)`.
 */
import { bin, bool, type Codec, f32, f64, frameNumber, list, pair, str, u8, u16, u32, u64 } from './codec.js'
import { commandCodec } from './commands.js'
import { vehiclePhysics } from './physics.js'
import type { CarlaProfile } from './profile.js'
import { type Method, method, responseOf } from './rpc-messages.js'
import {
  type ActorDescription,
  ackermannControl,
  ackermannSettings,
  actorDefinition,
  actorDescription,
  type CarlaActor,
  type CarlaTransform,
  carlaStructs,
  episodeInfo,
  episodeSettings,
  labelledPoint,
  lightState,
  mapInfo,
  token,
  transform,
  vector3d,
  vehicleControl,
  vehicleLightState,
  walkerControl,
  weatherParameters,
} from './structs.js'

/** The same before a version is known. */
export const versionMethod = method('version', [], str)

const actorVector = (name: string) => method(name, [u32, vector3d])
const actorSwitch = (name: string) => method(name, [u32, bool])
const address = pair(str, u16)

export function carlaMethods(profile: CarlaProfile) {
  const { actor, boundingBox, environmentObject } = carlaStructs(profile)
  const spawnArgs: Codec<unknown>[] = [actorDescription, transform, u32, u8, str].slice(0, profile.spawnWithParentArgs)
  /** Description, transform relative to the parent, parent, attachment (0 rigid), socket name (ignored before 0.9.16). */
  const spawnActorWithParent: Method<[ActorDescription, CarlaTransform, number, number, string?], CarlaActor> = {
    ...method('spawn_actor_with_parent', [], actor),
    args: spawnArgs,
  } as Method<[ActorDescription, CarlaTransform, number, number, string?], CarlaActor>
  return {
    version: versionMethod,
    getEpisodeInfo: method('get_episode_info', [], episodeInfo),
    getEpisodeSettings: method('get_episode_settings', [], episodeSettings),
    /** Returns the current frame. */
    setEpisodeSettings: method('set_episode_settings', [episodeSettings], frameNumber),
    /** Returns the frame the next tick will carry, before that tick is finished. */
    tickCue: method('tick_cue', [], frameNumber),
    getAvailableMaps: method('get_available_maps', [], list(str)),
    /** Map ('' reloads), reset settings, layers (0xffff all). Answers before the map is loaded. */
    loadNewEpisode: method('load_new_episode', [str, bool, u16]),
    getMapInfo: method('get_map_info', [], mapInfo),
    /** OpenDRIVE XML. */
    getMapData: method('get_map_data', [], str),
    getRequiredFiles: method('get_required_files', [str], list(str)),
    requestFile: method('request_file', [str], bin),
    getNavigationMesh: method('get_navigation_mesh', [], bin),
    getNamesOfAllObjects: method('get_names_of_all_objects', [], list(str)),
    getSpectator: method('get_spectator', [], actor),
    consoleCommand: method('console_command', [str], bool),
    getWeather: method('get_weather_parameters', [], weatherParameters),
    setWeather: method('set_weather_parameters', [weatherParameters]),
    getAllLevelBoundingBoxes: method('get_all_level_BBs', [u8], list(boundingBox)),
    getEnvironmentObjects: method('get_environment_objects', [u8], list(environmentObject)),
    enableEnvironmentObjects: method('enable_environment_objects', [list(u64), bool]),
    queryLightsState: method('query_lights_state', [str], list(lightState)),
    updateLightsState: method('update_lights_state', [str, list(lightState), bool]),
    updateDayNightCycle: method('update_day_night_cycle', [str, bool]),
    projectPoint: method('project_point', [vector3d, vector3d, f32], pair(bool, labelledPoint)),
    castRay: method('cast_ray', [vector3d, vector3d], list(labelledPoint)),
    getActorDefinitions: method('get_actor_definitions', [], list(actorDefinition)),
    /** Unknown ids are left out silently. */
    getActorsById: method('get_actors_by_id', [list(u32)], list(actor)),
    spawnActor: method('spawn_actor', [actorDescription, transform], actor),
    spawnActorWithParent,
    destroyActor: method('destroy_actor', [u32], bool),
    /** From 0.9.16 on, whose own client asks it for every box. */
    getActorBoundingBox: method('get_actor_bounding_box', [u32], boundingBox),
    setActorLocation: actorVector('set_actor_location'),
    setActorTransform: method('set_actor_transform', [u32, transform]),
    setActorTargetVelocity: actorVector('set_actor_target_velocity'),
    setActorTargetAngularVelocity: actorVector('set_actor_target_angular_velocity'),
    enableActorConstantVelocity: actorVector('enable_actor_constant_velocity'),
    disableActorConstantVelocity: method('disable_actor_constant_velocity', [u32]),
    setActorSimulatePhysics: actorSwitch('set_actor_simulate_physics'),
    setActorCollisions: actorSwitch('set_actor_collisions'),
    setActorDead: method('set_actor_dead', [u32]),
    setActorEnableGravity: actorSwitch('set_actor_enable_gravity'),
    applyControlToVehicle: method('apply_control_to_vehicle', [u32, vehicleControl]),
    applyAckermannControlToVehicle: method('apply_ackermann_control_to_vehicle', [u32, ackermannControl]),
    getAckermannSettings: method('get_ackermann_controller_settings', [u32], ackermannSettings),
    applyAckermannSettings: method('apply_ackermann_controller_settings', [u32, ackermannSettings]),
    getPhysicsControl: method('get_physics_control', [u32], vehiclePhysics),
    applyPhysicsControl: method('apply_physics_control', [u32, vehiclePhysics]),
    getVehicleLightState: method('get_vehicle_light_state', [u32], vehicleLightState),
    setVehicleLightState: method('set_vehicle_light_state', [u32, vehicleLightState]),
    getVehicleLightStates: method('get_vehicle_light_states', [], list(pair(u32, u32))),
    /** The server's own autopilot. */
    setActorAutopilot: actorSwitch('set_actor_autopilot'),
    getWheelSteerAngle: method('get_wheel_steer_angle', [u32, u8], f32),
    applyControlToWalker: method('apply_control_to_walker', [u32, walkerControl]),
    /** 0 red, 1 yellow, 2 green, 3 off. */
    setTrafficLightState: method('set_traffic_light_state', [u32, u8]),
    setTrafficLightGreenTime: method('set_traffic_light_green_time', [u32, f32]),
    setTrafficLightYellowTime: method('set_traffic_light_yellow_time', [u32, f32]),
    setTrafficLightRedTime: method('set_traffic_light_red_time', [u32, f32]),
    freezeTrafficLight: actorSwitch('freeze_traffic_light'),
    freezeAllTrafficLights: method('freeze_all_traffic_lights', [bool]),
    resetTrafficLightGroup: method('reset_traffic_light_group', [u32]),
    resetAllTrafficLights: method('reset_all_traffic_lights', []),
    getGroupTrafficLights: method('get_group_traffic_lights', [u32], list(u32)),
    getLightBoxes: method('get_light_boxes', [u32], list(boundingBox)),
    getSensorToken: method('get_sensor_token', [u32], token),
    isTrafficManagerRunning: method('is_traffic_manager_running', [u16], bool),
    getTrafficManagerRunning: method('get_traffic_manager_running', [u16], address),
    addTrafficManagerRunning: method('add_traffic_manager_running', [address], bool),
    destroyTrafficManager: method('destroy_traffic_manager', [u16], bool),
    /** Commands, and whether to cue a tick after them. One answer a command: its actor's id or why not. */
    applyBatch: {
      ...method('apply_batch', [list(commandCodec(profile)), bool], list(responseOf(u32))),
      wrapped: false,
    },
    startRecorder: method('start_recorder', [str, bool], str),
    stopRecorder: method('stop_recorder', []),
    setReplayerTimeFactor: method('set_replayer_time_factor', [f64]),
  }
}
export type CarlaMethods = ReturnType<typeof carlaMethods>
